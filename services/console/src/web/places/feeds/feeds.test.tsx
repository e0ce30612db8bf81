// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { ParkedView } from "../../../contract/work.ts";
import { fill, openConsole, rowsOf, toastWords, wordsOf } from "../../test/console.tsx";
import { type Answers, refuse } from "../../test/fake-api.ts";
import { feedOf, feedsOf, pollOf } from "../../test/feeds.ts";

/** Terms of the first equation on the page: number and words. */
const terms = (): string[] => [...(document.querySelector(".equation")?.querySelectorAll(".term, .sign") ?? [])].map(wordsOf);
/** The numbers of an equation, the whole first. */
const figures = (): number[] =>
  [...(document.querySelector(".equation")?.querySelectorAll("strong") ?? [])].map((each) =>
    Number(wordsOf(each).replaceAll(".", "")),
  );

describe("the table of feeds", () => {
  const openFeeds = async (feeds = feedsOf(feedOf()), role: "reader" | "analyst" = "analyst") => {
    const opened = openConsole("/nguon-tin", { role, answers: { "GET /api/feeds": feeds } });
    await screen.findByRole("heading", { name: "Nguồn tin" });
    return opened;
  };

  test("says of each how it is, when it was read, and where its documents went; each figure opens them", async () => {
    await openFeeds();
    const table = await screen.findByRole("table");
    await screen.findByText(/^Báo Vĩnh Lam · /u);
    const [row = []] = rowsOf(table);
    expect(row.slice(0, 6)).toEqual([
      "Báo Vĩnh Lam: tin mớiBáo Vĩnh Lam · Báo chí",
      "Đều đặn",
      "22/11/2026, 07:05",
      "1.012",
      "6",
      "1",
    ]);
    expect(within(table).getByRole("link", { name: "1.012" }).getAttribute("href")).toBe("/tim-kiem?days=all&feed=bvl-moi");
    expect(within(table).getByRole("img", { name: "Số văn bản mỗi ngày trong 30 ngày, tổng 8" })).toBeTruthy();
  });

  test("has those in trouble first", async () => {
    await openFeeds(
      feedsOf(
        feedOf({ id: "a", label: "A" }),
        feedOf({ id: "b", label: "B", health: "silent" }),
        feedOf({ id: "c", label: "C", health: "failing" }),
        feedOf({ id: "d", label: "D" }),
      ),
    );
    const rows = rowsOf(await screen.findByRole("table"));
    expect(rows.map(([name]) => name?.charAt(0))).toEqual(["B", "C", "A", "D"]);
    expect(rows.map(([, health]) => health)).toEqual(["Im lặng", "Đang lỗi", "Đều đặn", "Đều đặn"]);
  });

  test("says in words why a feed is refused; the technical line stands beside them", async () => {
    await openFeeds(
      feedsOf(
        feedOf({ health: "refused", detail: "FETCH_REFUSED: robots.txt disallows /rss" }),
        feedOf({ id: "x", detail: "không rõ" }),
      ),
    );
    const [first, second] = [...(await screen.findByRole("table")).querySelectorAll(".feed-detail")];
    expect(wordsOf(first ?? null)).toBe("Trang không cho phép thu thập robots.txt disallows /rss");
    expect(wordsOf(first?.querySelector(".technical") ?? null)).toBe("robots.txt disallows /rss");
    expect(wordsOf(second ?? null)).toBe("không rõ");
  });

  test("a feed never read says so, and has no figures that look like losses", async () => {
    await openFeeds(feedsOf(feedOf({ health: "waiting", lastPollAt: null, totals: null, droppedLater: {}, indexed: 0 })));
    const [row = []] = rowsOf(await screen.findByRole("table"));
    expect(row.slice(1, 6)).toEqual(["Chờ lần đọc đầu", "chưa đọc lần nào", "0", "–", "–"]);
  });

  test("there are none: how one is added", async () => {
    await openFeeds({ ...feedsOf(), items: [] });
    expect(await screen.findByText(/mỗi nguồn là vài dòng/u)).toBeTruthy();
    expect(document.querySelector(".equation")).toBeNull();
  });
});

describe("the balance", () => {
  test("adds up on the page: what was seen is unchanged, searchable, dropped, parked or on its way", async () => {
    openConsole("/nguon-tin", { answers: { "GET /api/feeds": feedsOf(feedOf()) } });
    await screen.findByRole("heading", { name: "Mọi bài đã lấy về đều có chỗ" });
    expect(terms()).toEqual([
      "1.300lượt thấy bài",
      "=",
      "1.000không đổi",
      "+",
      "250vào kho tìm kiếm",
      "+",
      "30đã bỏ",
      "+",
      "15đang tạm giữ",
      "+",
      "5đang xử lý",
    ]);
    const [whole = 0, ...parts] = figures();
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
  });

  test("says why by reason and service, most first, without what was merely listed again", async () => {
    openConsole("/nguon-tin", { answers: { "GET /api/feeds": feedsOf(feedOf()) } });
    await screen.findByText("Vì sao");
    expect([...document.querySelectorAll(".reasons li")].map(wordsOf)).toEqual([
      "cũ hơn thời hạn lưu · Thu thập20",
      "không có nội dung chữ · Trích xuất10",
      "không đọc được định dạng · Trích xuất15",
    ]);
  });

  test("leads to what is parked only those who may see it", async () => {
    openConsole("/nguon-tin", { role: "reader", answers: { "GET /api/feeds": feedsOf(feedOf()) } });
    await screen.findByText("đang tạm giữ");
    expect(screen.queryByRole("link", { name: /tạm giữ/u })).toBeNull();
  });
});

describe("one feed", () => {
  const openFeed = async (feed = feedOf(), answers: Answers = {}) => {
    const opened = openConsole(`/nguon-tin/${feed.id}`, {
      role: "editor",
      answers: { "GET /api/feeds": feedsOf(feed), "GET /api/feeds/:id/polls": { items: [pollOf()] }, ...answers },
    });
    await screen.findByRole("heading", { name: feed.label });
    return opened;
  };

  test("has an equation over its life that adds up", async () => {
    await openFeed();
    expect(figures()).toEqual([120, 100, 12, 3, 4, 1]);
    expect([...document.querySelectorAll(".reasons li")].map(wordsOf)).toEqual([
      "cũ hơn thời hạn lưu4",
      "đã có bản mới hơn · Lập chỉ mục2",
      "không tải được trang1",
    ]);
  });

  test("lists its polls with what each brought and, where it failed, why", async () => {
    await openFeed(feedOf(), {
      "GET /api/feeds/:id/polls": {
        items: [
          pollOf({ dropped: { too_old: 2, empty: 1 } }),
          pollOf({
            at: "2026-11-21T00:05:00.000Z",
            result: "failed",
            status: 503,
            fetched: 0,
            fresh: 0,
            unchanged: 0,
            detail: "FETCH_FAILED: 503",
          }),
        ],
      },
    });
    const [first, second] = rowsOf(await screen.findByRole("table"));
    expect(first).toEqual(["22/11/2026, 07:05", "Đọc được mã 200", "20", "18", "2", "–", "3", "–"]);
    expect(second?.[1]).toBe("Không đọc được mã 503Không tải được, máy sẽ thử lại 503");
    expect(second?.slice(2)).toEqual(["–", "–", "–", "–", "–", "–"]);
  });

  test("is read at once on request, and says how many are new", async () => {
    const { user, api } = await openFeed(feedOf(), { "POST /api/feeds/:id/poll": pollOf({ fresh: 2 }) });
    await user.click(screen.getByRole("button", { name: "Đọc ngay" }));
    await waitFor(() => expect(toastWords()).toBe("Đã đọc: 2 bài mới"));
    expect(api.of("POST /api/feeds/:id/poll")[0]?.path).toBe("/api/feeds/bvl-moi/poll");
    await waitFor(() => expect(api.of("GET /api/feeds").length).toBeGreaterThan(1));
  });

  test("a reading that failed is said in words, not in the program's English", async () => {
    const report = pollOf({ result: "failed", fresh: 0, detail: "FETCH_FAILED: connect ECONNREFUSED" });
    const { user } = await openFeed(feedOf(), { "POST /api/feeds/:id/poll": report });
    await user.click(screen.getByRole("button", { name: "Đọc ngay" }));
    await waitFor(() => expect(toastWords()).toBe("Không tải được, máy sẽ thử lại"));
  });

  test("collected elsewhere, says that it is read when its time comes", async () => {
    const { user } = await openFeed(feedOf(), {
      "POST /api/feeds/:id/poll": refuse(422, "RULE_BROKEN", "collector_is_elsewhere"),
    });
    await user.click(screen.getByRole("button", { name: "Đọc ngay" }));
    await waitFor(() => expect(toastWords()).toContain("nguồn sẽ được đọc theo lịch"));
  });

  test("that is not there says so", async () => {
    openConsole("/nguon-tin/khac", { answers: { "GET /api/feeds": feedsOf(feedOf()) } });
    expect(await screen.findByText("Không có trang này")).toBeTruthy();
  });
});

describe("what is parked", () => {
  const PARKED: ParkedView["items"][number] = {
    id: "p1",
    service: "extractor",
    step: "parse",
    reason: "parse_failed",
    cause: "PARSE_FAILED: unexpected end",
    stream: "documents.fetched",
    message: "m1",
    subject: "d/1",
    key: "k1",
    at: "2026-11-22T00:05:00.000Z",
    times: 2,
  };
  const openParked = async (role: "analyst" | "administrator", answers: Answers = {}) => {
    const opened = openConsole("/nguon-tin/tam-giu", {
      role,
      answers: { "GET /api/parked": { items: [PARKED], total: 1 }, ...answers },
    });
    await screen.findByText("không đọc được định dạng");
    return opened;
  };

  test("says what, where, why, and leads to the document", async () => {
    await openParked("analyst");
    const row = wordsOf(document.querySelector(".parked-row"));
    expect(row).toContain("ở bước parse của Trích xuất");
    expect(row).toContain("Không đọc được định dạng của nguồn");
    expect(row).toContain("giữ lần 2");
    expect(screen.getByRole("link", { name: "d/1" }).getAttribute("href")).toBe("/van-ban/d%2F1");
    expect(screen.queryByRole("button", { name: "Chạy lại" })).toBeNull();
  });

  test("is run again with one press", async () => {
    const { user, api } = await openParked("administrator", { "POST /api/parked/:id/replay": null });
    api.answer({ "GET /api/parked": { items: [], total: 0 } });
    await user.click(screen.getByRole("button", { name: "Chạy lại" }));
    expect(await screen.findByText("Không có bài nào bị tạm giữ")).toBeTruthy();
    expect(toastWords()).toBe("Đã đưa vào chạy lại");
  });

  test("is discarded only with a reason", async () => {
    const { user, api } = await openParked("administrator", { "POST /api/parked/:id/discard": null });
    await user.click(screen.getByRole("button", { name: "Bỏ" }));
    expect(api.of("POST /api/parked/:id/discard")).toEqual([]);
    expect(screen.getByRole("button", { name: "Bỏ" })).toHaveProperty("disabled", true);
    await fill(user, screen.getByRole("textbox", { name: "Lý do bỏ" }), "tệp hỏng");
    await user.click(screen.getByRole("button", { name: "Bỏ" }));
    await waitFor(() => expect(toastWords()).toBe("Đã bỏ"));
    expect(api.sent("POST /api/parked/:id/discard")).toEqual([{ reason: "tệp hỏng" }]);
  });

  test("stays when the server says no, and one is told", async () => {
    const { user } = await openParked("administrator", { "POST /api/parked/:id/replay": refuse(503, "BUS_UNAVAILABLE") });
    await user.click(screen.getByRole("button", { name: "Chạy lại" }));
    await waitFor(() => expect(toastWords()).toBe("Máy chủ đang bận. Bạn thử lại sau ít phút."));
    expect(document.querySelectorAll(".parked-row")).toHaveLength(1);
  });
});

// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { SearchView } from "../../../contract/search.ts";
import { openConsole, wordsOf } from "../../test/console.tsx";
import { hitOf } from "../../test/everyday.ts";
import { type Answers, refuse } from "../../test/fake-api.ts";

vi.mock("uplot", async () => ({ default: (await import("../../test/fake-chart.ts")).FakePlot }));

const page = (hits: SearchView["hits"], rest: Partial<SearchView> = {}): SearchView => ({
  hits,
  total: hits.length,
  next: null,
  empty: null,
  ...rest,
});

function openResults(answer: Answers["GET /api/search"], at = "/tim-kiem", more: Answers = {}) {
  const opened = openConsole(at, {
    answers: {
      ...(answer === undefined ? {} : { "GET /api/search": answer }),
      "GET /api/volume": { interval: "day", points: [] },
      "GET /api/facets": {},
      ...more,
    },
  });
  return opened;
}

const hits = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".hit")];
const titles = (): string[] => [...document.querySelectorAll(".hit-title")].map(wordsOf);
const listed = () =>
  screen.findAllByRole("link", { name: /./u }).then(() => waitFor(() => expect(hits().length).toBeGreaterThan(0)));

describe("the list of results", () => {
  test("has one row a story, with the way to its other documents", async () => {
    const { user } = openResults(
      page([
        hitOf({ id: "d1", title: "Đập nứt?", story: "s1", storySize: 3 }),
        hitOf({ id: "d2", title: "Giá lúa", story: "s2" }),
        hitOf({ id: "d3", title: "Đập an toàn", story: "s1", storySize: 3 }),
      ]),
    );
    await listed();
    expect(titles()).toEqual(["Đập nứt?", "Giá lúa"]);
    const more = screen.getByRole("button", { name: "và 2 bài cùng chuỗi tin" });
    expect(more.getAttribute("aria-expanded")).toBe("false");
    await user.click(more);
    expect(titles()).toEqual(["Đập nứt?", "Đập an toàn", "Giá lúa"]);
    expect(screen.getByRole("link", { name: "Mở cả chuỗi tin" }).getAttribute("href")).toBe("/tim-kiem?days=all&story=s1");
    await user.click(screen.getByRole("button", { name: "Thu gọn chuỗi tin" }));
    expect(titles()).toEqual(["Đập nứt?", "Giá lúa"]);
  });

  test("within one story shows every document", async () => {
    openResults(
      page([
        hitOf({ id: "d1", title: "Một", story: "s1", storySize: 2 }),
        hitOf({ id: "d2", title: "Hai", story: "s1", storySize: 2 }),
      ]),
      "/tim-kiem?days=all&story=s1",
    );
    await listed();
    expect(titles()).toEqual(["Một", "Hai"]);
    expect(screen.queryByText(/cùng chuỗi tin/u)).toBeNull();
  });

  test("says who, when, about what, and what became of a demand", async () => {
    openResults(
      page([
        hitOf({ id: "d1", story: "s1", flag: true, revisionNumber: 3 }),
        hitOf({ id: "d2", story: "s2", channel: "feedback", outlet: "cong-phan-anh" }),
        hitOf({ id: "d3", story: "s3", channel: "feedback", answeredAt: "2026-11-10T00:05:00.000Z" }),
      ]),
    );
    await listed();
    await screen.findByText("Cổng phản ánh");
    const [first, second, third] = hits().map(wordsOf);
    for (const words of [
      "Báo Vĩnh Lam",
      "Báo chí",
      "20/11/2026, 08:00",
      "Đất đai",
      "Xã Đồng Sậy",
      "Đã sửa 2 lần",
      "Có gợi ý kiểm chứng",
    ])
      expect(first).toContain(words);
    expect(second).toContain("Chưa trả lời");
    expect(second).not.toContain("Đã sửa");
    expect(third).toContain("Đã trả lời 10/11/2026, 07:05");
  });

  test("marks the words that were found, at their place in title and text", async () => {
    openResults(
      page([
        hitOf({
          title: "Kiểm tra đập Phú Mộc",
          titleMarks: [{ start: 9, end: 12 }],
          snippet: "Vết nứt ở đập.",
          snippetMarks: [
            { start: 10, end: 13 },
            { start: 0, end: 7 },
          ],
        }),
      ]),
    );
    await listed();
    expect([...document.querySelectorAll(".hit mark")].map(wordsOf)).toEqual(["đập", "Vết nứt", "đập"]);
    expect(wordsOf(document.querySelector(".hit-snippet"))).toBe("Vết nứt ở đập.");
  });

  test("shows what was redacted as a chip of its kind, also under a mark; other brackets are text", async () => {
    openResults(page([hitOf({ snippet: "Gọi [số điện thoại] cho [tên riêng] [ảnh]", snippetMarks: [{ start: 0, end: 19 }] })]));
    await listed();
    expect([...document.querySelectorAll(".redacted")].map(wordsOf)).toEqual(["số điện thoại", "tên người"]);
    expect(document.querySelector(".redacted")?.getAttribute("title")).toBe("Đã che: số điện thoại");
    expect(wordsOf(document.querySelector(".hit-snippet"))).toBe("Gọi số điện thoại cho tên người [ảnh]");
  });

  test("hostile titles and texts stay text", async () => {
    const hostile = `<img src=x onerror="document.title='hit'"> & <b>đậm</b>`;
    openResults(page([hitOf({ title: hostile, snippet: hostile, snippetMarks: [{ start: 0, end: 4 }] })]));
    await listed();
    expect(document.querySelector(".hit img, .hit b")).toBeNull();
    expect(wordsOf(document.querySelector(".hit-title"))).toBe(hostile);
    expect(wordsOf(document.querySelector(".hit-snippet"))).toBe(hostile);
  });

  test("is sorted as chosen, newest first when nothing is said", async () => {
    const { user, api, address } = openResults(page([hitOf()]));
    await listed();
    expect(screen.getByRole("button", { name: "Mới nhất" }).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Sát nhất" }));
    expect(address()).toBe("/tim-kiem?sort=relevance");
    await waitFor(() => expect(api.of("GET /api/search").at(-1)?.params.get("sort")).toBe("relevance"));
  });

  test("loads on page by page, and says when it is at its end", async () => {
    const { user, api } = openResults(({ params }) =>
      params.get("cursor") === null
        ? page([hitOf({ id: "d1", story: "s1", title: "Một" })], { next: "trang-2", total: 2 })
        : page([hitOf({ id: "d2", story: "s2", title: "Hai" })], { total: 2 }),
    );
    await listed();
    await user.click(screen.getByRole("button", { name: "Xem thêm" }));
    expect(await screen.findByText("Hết kết quả.")).toBeTruthy();
    expect(titles()).toEqual(["Một", "Hai"]);
    expect(api.of("GET /api/search").at(-1)?.params.get("cursor")).toBe("trang-2");
  });
});

describe("an absence says what it means", () => {
  test("nothing matches: try all of time", async () => {
    const { user, address } = openResults(
      page([], { empty: "no_match" }),
      "/tim-kiem?q=xyz&from=2026-11-01&to=2026-11-02&topic=land",
    );
    expect(await screen.findByText("Không có văn bản nào khớp trong khoảng đã chọn")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Tìm trong toàn bộ thời gian" }));
    expect(address()).toBe("/tim-kiem?q=xyz&days=all&topic=land");
  });

  test("nothing was collected: that is not that nobody speaks of it", async () => {
    openResults(page([], { empty: "nothing_collected" }));
    expect(await screen.findByText("Chưa thu thập được gì trong khoảng này")).toBeTruthy();
    expect(screen.getByText(/không phải là “không ai nói tới”/u)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Xem nguồn tin" }).getAttribute("href")).toBe("/nguon-tin");
    expect(screen.queryByRole("button", { name: "Tìm trong toàn bộ thời gian" })).toBeNull();
  });

  test("the server said no: what happened, what is safe, and the way to try again", async () => {
    const { user, api } = openResults(refuse(500, "INTERNAL"));
    const note = await screen.findByRole("alert");
    expect(wordsOf(note)).toContain("Phần mềm gặp lỗi");
    expect(wordsOf(note)).toContain("yc-7f3a");
    api.answer({ "GET /api/search": page([hitOf()]) });
    await user.click(screen.getByRole("button", { name: "Thử lại" }));
    await listed();
  });
});

describe("the keys", () => {
  const TWO = page([hitOf({ id: "d1", story: "s1", title: "Một" }), hitOf({ id: "d2", story: "s2", title: "Hai" })]);
  const current = (): string => wordsOf(document.querySelector(".hit[aria-current='true'] .hit-title"));

  test("j and k move and stop at the ends; nothing is chosen before", async () => {
    const { user } = openResults(TWO);
    await listed();
    expect(current()).toBe("");
    await user.keyboard("j");
    expect(current()).toBe("Một");
    await user.keyboard("jj");
    expect(current()).toBe("Hai");
    await user.keyboard("kkk");
    expect(current()).toBe("Một");
  });

  test("Enter opens the document one stands on", async () => {
    const { user, address } = openResults(TWO, "/tim-kiem", { "GET /api/documents/:id": refuse(404, "NOT_FOUND") });
    await listed();
    await user.keyboard("jj{Enter}");
    expect(address()).toBe("/van-ban/d2");
    await screen.findByText("Không có văn bản này");
  });
});

// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { type CaseBulkView, type CaseSummary, caseBulkBody } from "../../../contract/review.ts";
import { caseViewOf, queueOf, rowOf } from "../../test/cases.ts";
import { openConsole, toastWords, wordsOf } from "../../test/console.tsx";
import { type Answers, type Asked, refuse } from "../../test/fake-api.ts";

const THREE = [rowOf("c1"), rowOf("c2"), rowOf("c3")];
const idOf = ({ path }: Asked): string => path.split("/")[3] ?? "";
const viewOf = (asked: Asked) => caseViewOf({ id: idOf(asked), claim: `Câu ${idOf(asked)}`, state: "suggested" });

/** A server that keeps the suggestions: what is dismissed leaves, what is restored returns. */
function keeper(rows: readonly CaseSummary[]): Answers {
  const gone = new Set<string>();
  const act = ({ body }: Asked): CaseBulkView => {
    const { cases, action } = caseBulkBody.parse(body);
    for (const { id } of cases) {
      if (action === "restore") gone.delete(id);
      else gone.add(id);
    }
    return { results: cases.map(({ id, version }) => ({ id, version: version + 1, problem: null })) };
  };
  return {
    "GET /api/cases": () =>
      queueOf(
        rows.filter(({ id }) => !gone.has(id)),
        { dismissed: gone.size },
      ),
    "GET /api/cases/:id": viewOf,
    "POST /api/cases/bulk": act,
  };
}

/** A phone's width: the list alone, so that only what a key does changes the address. */
const NARROW_PX = 390;
const claims = (): string[] => screen.getAllByRole("button", { name: /^Câu c/u }).map((row) => wordsOf(row).slice(0, 6));
const current = (): string => wordsOf(document.querySelector(".queue-row[aria-current='true'] .queue-claim"));
const ready = () => screen.findByRole("button", { name: /^Câu c1/u });

async function openQueue(answers: Answers = keeper(THREE), width = NARROW_PX, at = "/kiem-chung") {
  const opened = openConsole(at, { answers, width });
  await ready();
  return opened;
}

describe("the list", () => {
  test("says of each claim why it is here, how it is sourced, who printed it", async () => {
    await openQueue({
      ...keeper([
        rowOf("c1"),
        rowOf("c2", { reasons: ["number_with_unit"], sourcing: "vague", wordings: 3, outlets: 2, verdict: "misleading" }),
      ]),
    });
    const [first, second] = screen.getAllByRole("button", { name: /^Câu c/u }).map(wordsOf);
    expect(first).toContain("Không nêu nguồn nào");
    expect(first).toContain("Chợ Quê");
    expect(first).not.toContain("không nêu nguồn");
    expect(first).not.toContain("cách diễn đạt");
    expect(second).toContain("nguồn mơ hồ");
    expect(second).toContain("3 cách diễn đạt");
    expect(second).toContain("2 cơ quan");
    expect(second).toContain("Gây hiểu lầm");
  });

  test("asks the server for what the address says", async () => {
    const { api } = await openQueue(keeper(THREE), NARROW_PX, "/kiem-chung?state=open&order=updatedAt&topic=water&mine=true");
    const [asked] = api.of("GET /api/cases");
    expect(Object.fromEntries(asked?.params ?? [])).toEqual({
      state: "open",
      order: "updatedAt",
      topic: "water",
      assignee: "acc-lan",
      limit: "50",
    });
  });

  test("has a tab a state with how many stand in it, each an address that keeps the other filters", async () => {
    await openQueue(
      { ...keeper(THREE), "GET /api/cases": queueOf(THREE, { open: 1_200 }) },
      NARROW_PX,
      "/kiem-chung?topic=water",
    );
    const tabs = within(screen.getByRole("navigation", { name: "Kiểm chứng" })).getAllByRole("link");
    expect(tabs.slice(0, 2).map(wordsOf)).toEqual(["Gợi ý kiểm chứng3", "Đang làm1.200"]);
    expect(tabs[0]?.getAttribute("aria-current")).toBe("page");
    expect(tabs[1]?.getAttribute("href")).toBe("/kiem-chung?state=open&topic=water");
  });

  test("order, topic and mine change the address", async () => {
    const { user, address } = await openQueue();
    await user.selectOptions(screen.getByRole("combobox", { name: "Thứ tự" }), "Mới nhắc lại");
    await user.selectOptions(screen.getByRole("combobox", { name: "Lĩnh vực" }), "nước sạch");
    await user.click(screen.getByRole("checkbox", { name: "Của tôi" }));
    expect(address()).toBe("/kiem-chung?order=lastSeenAt&topic=water&mine=true");
  });

  test("empty, says what the machine suggests and where to begin", async () => {
    openConsole("/kiem-chung", { answers: { "GET /api/cases": queueOf([]) } });
    expect(await screen.findByText(/Chưa có gợi ý nào/u)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Tìm văn bản và lập hồ sơ từ một câu" }).getAttribute("href")).toBe("/tim-kiem");
  });

  test("that cannot be loaded says what happened, and tries again when asked", async () => {
    const { api, user } = openConsole("/kiem-chung", {
      answers: { "GET /api/cases": refuse(500, "INTERNAL") },
      width: NARROW_PX,
    });
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Dữ liệu không bị ảnh hưởng.");
    api.answer({ "GET /api/cases": queueOf(THREE) });
    await user.click(screen.getByRole("button", { name: "Thử lại" }));
    await ready();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("loads on in steps of fifty up to what the server gives", async () => {
    const { api, user } = await openQueue({
      ...keeper(THREE),
      "GET /api/cases": { ...queueOf(THREE), total: 120 },
    });
    await user.click(screen.getByRole("button", { name: "Xem thêm" }));
    await waitFor(() => expect(api.of("GET /api/cases").at(-1)?.params.get("limit")).toBe("100"));
  });
});

describe("the keys", () => {
  test("j and k move and stop at the ends", async () => {
    const { user } = await openQueue();
    expect(current()).toBe("Câu c1");
    await user.keyboard("j");
    expect(current()).toBe("Câu c2");
    await user.keyboard("jjj");
    expect(current()).toBe("Câu c3");
    await user.keyboard("k");
    expect(current()).toBe("Câu c2");
    await user.keyboard("kkk");
    expect(current()).toBe("Câu c1");
  });

  test("moving is no step to go back through, opening is", async () => {
    const { user, address } = await openQueue();
    await user.keyboard("j{Enter}");
    expect(address()).toBe("/kiem-chung/c2");
    expect(await screen.findByRole("heading", { name: "Câu c2" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Kiểm chứng" }));
    expect(address()).toBe("/kiem-chung");
  });

  test("beside the list the case follows the cursor", async () => {
    const { user, address } = await openQueue(keeper(THREE), 1_440);
    await waitFor(() => expect(address()).toBe("/kiem-chung/c1"));
    await user.keyboard("j");
    expect(address()).toBe("/kiem-chung/c2");
    expect(await screen.findByRole("heading", { name: "Câu c2" })).toBeTruthy();
  });

  test("x selects, and d then means the selected ones with the versions that were seen", async () => {
    const { user, api } = await openQueue(keeper([rowOf("c1"), rowOf("c2", { version: 7 }), rowOf("c3", { version: 4 })]));
    await user.keyboard("jxjx");
    expect(screen.getByText("Đã chọn 2")).toBeTruthy();
    await user.keyboard("d");
    await waitFor(() => expect(toastWords()).toContain("Đã bỏ qua 2 gợi ý"));
    expect(claims()).toEqual(["Câu c1"]);
    expect(api.sent("POST /api/cases/bulk")).toEqual([
      {
        cases: [
          { id: "c2", version: 7 },
          { id: "c3", version: 4 },
        ],
        action: "dismiss",
      },
    ]);
  });

  test("x twice leaves nothing selected", async () => {
    const { user } = await openQueue();
    await user.keyboard("xx");
    expect(screen.getByText("3 nội dung")).toBeTruthy();
  });

  test("d takes away the one under the cursor at once, and the next stands in its place", async () => {
    const slow = Promise.withResolvers<CaseBulkView>();
    const { user } = await openQueue({ ...keeper(THREE), "POST /api/cases/bulk": () => slow.promise });
    await user.keyboard("jd");
    expect(claims()).toEqual(["Câu c1", "Câu c3"]);
    expect(current()).toBe("Câu c3");
    slow.resolve({ results: [{ id: "c2", version: 2, problem: null }] });
    await waitFor(() => expect(toastWords()).toContain("Đã bỏ qua gợi ý"));
  });

  test("u brings back what was dismissed last, with the version that the dismissal gave", async () => {
    const { user, api } = await openQueue();
    await user.keyboard("d");
    await waitFor(() => expect(claims()).toEqual(["Câu c2", "Câu c3"]));
    await waitFor(() => expect(toastWords()).toContain("Đã bỏ qua gợi ý"));
    await user.keyboard("u");
    await waitFor(() => expect(claims()).toEqual(["Câu c1", "Câu c2", "Câu c3"]));
    expect(api.sent("POST /api/cases/bulk")[1]).toEqual({ cases: [{ id: "c1", version: 2 }], action: "restore" });
    expect(toastWords()).toBe("Đã khôi phục");
  });

  test("u twice undoes two, newest first; then there is nothing left", async () => {
    const { user, api } = await openQueue();
    for (const n of [1, 2]) {
      await user.keyboard("d");
      await waitFor(() => expect(api.of("POST /api/cases/bulk")).toHaveLength(n));
      await waitFor(() => expect(toastWords()).toContain("Đã bỏ qua"));
    }
    await user.keyboard("u");
    await waitFor(() => expect(claims()).toEqual(["Câu c2", "Câu c3"]));
    await user.keyboard("u");
    await waitFor(() => expect(claims()).toHaveLength(3));
    await user.keyboard("u");
    expect(toastWords()).toBe("Không có gì để hoàn tác");
  });

  test("a gives the case to me", async () => {
    const { user, api } = await openQueue({ ...keeper(THREE), "PATCH /api/cases/:id": (asked) => viewOf(asked) });
    await user.keyboard("a");
    await waitFor(() => expect(toastWords()).toBe("Đã giao cho bạn"));
    expect(api.of("PATCH /api/cases/:id").map(({ path, body }) => [path, body])).toEqual([
      ["/api/cases/c1", { version: 1, assignee: "acc-lan" }],
    ]);
  });

  test("? shows the card of keys, and the keys rest while it is open", async () => {
    const { user } = await openQueue();
    await user.keyboard("?");
    const card = screen.getByRole("dialog", { name: "Phím tắt" });
    expect(wordsOf(card)).toContain("dBỏ qua");
    await user.keyboard("j");
    expect(current()).toBe("Câu c1");
    await user.click(within(card).getByRole("button", { name: "Đóng" }));
    await user.keyboard("j");
    expect(current()).toBe("Câu c2");
  });

  test("/ goes to search", async () => {
    const found = { hits: [], total: 0, next: null, empty: "no_match" as const };
    const { user, address } = await openQueue({
      ...keeper(THREE),
      "GET /api/search": found,
      "GET /api/volume": { interval: "day", points: [] },
      "GET /api/facets": {},
    });
    await user.keyboard("/");
    expect(address()).toBe("/tim-kiem");
    await screen.findByText("Không có văn bản nào khớp trong khoảng đã chọn");
  });

  test("work after a tick with the mouse too", async () => {
    const { user } = await openQueue();
    const [, tick] = screen.getAllByRole("checkbox", { name: "Chọn" });
    if (tick === undefined) expect.unreachable();
    await user.click(tick);
    await user.keyboard("d");
    await waitFor(() => expect(toastWords()).toContain("Đã bỏ qua gợi ý"));
    expect(claims()).toEqual(["Câu c1", "Câu c3"]);
  });

  test("that change something are not there for a reader, who may look", async () => {
    const { api, user } = openConsole("/kiem-chung", { role: "reader", answers: keeper(THREE), width: NARROW_PX });
    await ready();
    await user.keyboard("xdau");
    expect(screen.queryByRole("checkbox", { name: "Chọn" })).toBeNull();
    expect(api.asked.filter(({ route }) => !route.startsWith("GET"))).toEqual([]);
    await user.keyboard("j");
    expect(current()).toBe("Câu c2");
  });
});

describe("many at once", () => {
  test("all of the list are chosen with one tick, and taken up with one button", async () => {
    const { user, api } = await openQueue();
    await user.click(screen.getByRole("checkbox", { name: "Chọn tất cả trong danh sách" }));
    expect(screen.getByText("Đã chọn 3")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Nhận xử lý" }));
    await waitFor(() => expect(toastWords()).toBe("Đã nhận xử lý 3 nội dung"));
    expect(api.sent("POST /api/cases/bulk")).toMatchObject([{ action: "open" }]);
    expect(screen.queryByRole("button", { name: "Hoàn tác" })).toBeNull();
  });

  test("the choice can be dropped without doing anything", async () => {
    const { user, api } = await openQueue();
    await user.click(screen.getByRole("checkbox", { name: "Chọn tất cả trong danh sách" }));
    await user.click(screen.getByRole("button", { name: "Bỏ chọn" }));
    expect(screen.getByText("3 nội dung")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Nhận xử lý" })).toBeNull();
    expect(api.of("POST /api/cases/bulk")).toEqual([]);
  });

  test.each([
    ["suggested", ["Bỏ qua", "Nhận xử lý"]],
    ["open", ["Bỏ qua"]],
    ["dismissed", ["Khôi phục", "Nhận xử lý"]],
    ["published", []],
  ])("a tab of %s offers only what leads on from there", async (state, wanted) => {
    const { user } = await openQueue(keeper(THREE), NARROW_PX, `/kiem-chung?state=${state}`);
    await user.click(screen.getByRole("checkbox", { name: "Chọn tất cả trong danh sách" }));
    const bar = document.querySelector(".bulk");
    expect([...(bar?.querySelectorAll(".button") ?? [])].map(wordsOf)).toEqual(wanted);
  });

  test("the toast's button undoes as u does", async () => {
    const { user } = await openQueue();
    await user.keyboard("d");
    await user.click(await screen.findByRole("button", { name: "Hoàn tác" }));
    await waitFor(() => expect(claims()).toHaveLength(3));
  });

  test("the server's no puts everything back and says so", async () => {
    const { user } = await openQueue({ ...keeper(THREE), "POST /api/cases/bulk": refuse(503, "STORE_UNAVAILABLE") });
    await user.keyboard("d");
    await waitFor(() => expect(toastWords()).toBe("Kho dữ liệu đang bận. Bạn thử lại sau ít phút."));
    expect(claims()).toEqual(["Câu c1", "Câu c2", "Câu c3"]);
    expect(screen.queryByRole("button", { name: "Hoàn tác" })).toBeNull();
    await user.keyboard("u");
    expect(toastWords()).toBe("Không có gì để hoàn tác");
  });

  test("where some were changed by others, only the rest is undone", async () => {
    const answer: CaseBulkView = {
      results: [
        { id: "c1", version: 2, problem: null },
        { id: "c2", version: null, problem: "CONFLICT" },
      ],
    };
    const { user, api } = await openQueue({ ...keeper(THREE), "POST /api/cases/bulk": answer });
    await user.keyboard("xjxd");
    await waitFor(() => expect(toastWords()).toBe("1 nội dung chưa làm được; danh sách đã tải lại."));
    await waitFor(() => expect(api.of("GET /api/cases").length).toBeGreaterThan(1));
    await user.keyboard("u");
    await waitFor(() => expect(api.sent("POST /api/cases/bulk")[1]).toMatchObject({ cases: [{ id: "c1", version: 2 }] }));
  });

  test("assigning what somebody else just changed loads theirs and says that nothing was written", async () => {
    const { user, api } = await openQueue({ ...keeper(THREE), "PATCH /api/cases/:id": refuse(409, "CONFLICT") });
    await user.keyboard("a");
    await waitFor(() => expect(toastWords()).toContain("Người khác vừa cập nhật hồ sơ này"));
    await waitFor(() => expect(api.of("GET /api/cases").length).toBeGreaterThan(1));
  });
});

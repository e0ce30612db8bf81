// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "navigation": { "disableChildFrameNavigation": true } } }
import type { Digest, Role } from "@langnghe/domain";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { digestEditBody } from "../../../contract/digest.ts";
import { fill, openConsole, toastWords, wordsOf } from "../../test/console.tsx";
import { digestOf, digestsOf, digestViewOf, itemOf } from "../../test/digests.ts";
import { type Answers, type Asked, refuse } from "../../test/fake-api.ts";

/** A server that keeps what is written and counts versions, as the real one does. */
function keeper(first: Digest): Answers {
  let view = digestViewOf(first);
  const edit = ({ body }: Asked) => {
    const { version, title, sections } = digestEditBody.parse(body);
    if (version !== view.version) return refuse(409, "CONFLICT");
    view = { ...view, version: version + 1, digest: { ...view.digest, title, sections } };
    return view;
  };
  return { "GET /api/digests/:id": () => view, "PUT /api/digests/:id": edit };
}

async function openDigest(digest = digestOf(), answers: Answers = {}, role: Role = "editor") {
  const opened = openConsole(`/ban-tin/${digest.id}`, {
    role,
    answers: { "GET /api/digests": digestsOf(digest), ...keeper(digest), ...answers },
  });
  await screen.findByText(/^Tin từ/u);
  const saved = () => opened.api.sent("PUT /api/digests/:id").map((body) => digestEditBody.parse(body));
  return { ...opened, saved };
}

const items = (): string[] => [...document.querySelectorAll(".digest-item h4")].map(wordsOf);
const lines = (): string[] => [...document.querySelectorAll(".sentence")].map((line) => wordsOf(line).replace(/ ?\[.*$/u, ""));
const nth = (name: string, index: number): HTMLElement =>
  screen.getAllByRole("button", { name })[index] ?? expect.unreachable();
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

describe("a digest", () => {
  test("says what it covers, who gets it, where it stands", async () => {
    await openDigest();
    const head = wordsOf(document.querySelector(".digest-head"));
    expect(head).toContain("Bản nháp, chờ duyệt");
    expect(head).toContain("Tin từ 22/11/2026, 06:00 đến 23/11/2026, 06:00");
    expect(head).toContain("vanphong@tinh.example, lanhdao@tinh.example");
  });

  test("every extracted sentence leads to the document it stands in", async () => {
    await openDigest();
    const link = await screen.findByRole("link", { name: /Báo Vĩnh Lam, 22\/11\/2026, 07:05/u });
    expect(link.getAttribute("href")).toBe("/van-ban/d1");
    expect(link.getAttribute("title")).toBe("Nước đục ba ngày");
    expect(screen.getByRole("link", { name: /Mở văn bản của câu này/u }).getAttribute("href")).toBe("/van-ban/d2");
  });

  test("says figures where there are any, and no zeros", async () => {
    await openDigest();
    const [first, second] = [...document.querySelectorAll(".digest-item")].map(wordsOf);
    expect(first).toContain("12 văn bản, 3 cơ quan; kỳ trước 5");
    expect(second).not.toMatch(/văn bản|cơ quan/u);
    expect(screen.getByText("Không có gì đáng kể.")).toBeTruthy();
  });

  test("being written, says so and waits", async () => {
    await openDigest(digestOf({ state: "requested", sections: [] }));
    expect(screen.getByText("Máy đang soạn bản nháp, thường mất vài giây.")).toBeTruthy();
    expect(document.querySelector(".digest-body")).toBeNull();
  });

  test("shows what went wrong at the last sending, and who approved it", async () => {
    await openDigest(
      digestOf({ state: "approved", approvedBy: "acc-lan", approvedAt: "2026-11-23T00:05:00.000Z", problem: "hộp thư đầy" }),
    );
    expect(screen.getByText("Lần gửi gần nhất chưa được: hộp thư đầy")).toBeTruthy();
    expect(screen.getByText("Phạm Thị Lan duyệt 23/11/2026, 07:05")).toBeTruthy();
  });

  test("is shown as the recipient gets it, in a frame that may run nothing", async () => {
    const { user } = await openDigest();
    await user.click(button("Xem như người nhận"));
    const frame = screen.getByTitle("Bản xem trước của thư");
    expect(frame.getAttribute("sandbox")).toBe("");
    expect(frame.getAttribute("src")).toBe("/api/digests/bt1/preview?v=1");
  });

  test.each(["approved", "sent"] as const)("%s, is only read", async (state) => {
    await openDigest(digestOf({ state }));
    expect(screen.queryByRole("button", { name: "Bỏ câu này" })).toBeNull();
    expect(screen.queryByRole("textbox", { name: "Tên bản tin" })).toBeNull();
    expect(screen.getByRole("heading", { name: "Bản tin ngày 23/11" })).toBeTruthy();
  });

  test("is only read by those who may not edit", async () => {
    await openDigest(digestOf(), {}, "analyst");
    expect(screen.queryByRole("button", { name: "Bỏ câu này" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Duyệt" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Soạn bản nháp" })).toBeNull();
  });
});

describe("editing", () => {
  test("extracted sentences are no fields: they cannot be reworded", async () => {
    await openDigest();
    const body = document.querySelector<HTMLElement>(".digest-body") ?? expect.unreachable();
    expect(within(body).queryAllByRole("textbox")).toEqual([]);
    expect(body.querySelector("[contenteditable]")).toBeNull();
    expect(screen.getByText(/Câu trích giữ nguyên văn/u)).toBeTruthy();
  });

  test("a sentence is taken out, shown at once, and saved when one pauses", async () => {
    const { user, saved } = await openDigest();
    await user.click(nth("Bỏ câu này", 0));
    expect(lines()).toEqual(["Trạm bơm đã sửa xong."]);
    expect(screen.getByText("Có thay đổi chưa lưu")).toBeTruthy();
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.version).toBe(1);
    expect(saved()[0]?.sections[0]?.items[0]?.sentences).toEqual([{ text: "Trạm bơm đã sửa xong.", document: "d2" }]);
    expect(await screen.findByText("Đã lưu lúc 07:05")).toBeTruthy();
  });

  test("a sentence is moved, word for word with its document", async () => {
    const { user, saved } = await openDigest();
    expect(nth("Đưa câu lên", 0)).toHaveProperty("disabled", true);
    expect(nth("Đưa câu xuống", 1)).toHaveProperty("disabled", true);
    await user.click(nth("Đưa câu xuống", 0));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]?.sections[0]?.items[0]?.sentences).toEqual(itemOf().sentences.toReversed());
  });

  test("an item is moved and taken out", async () => {
    const { user } = await openDigest();
    await user.click(nth("Đưa mục xuống", 0));
    expect(items()).toEqual(["Giá lúa", "Nước sạch Đồng Sậy"]);
    await user.click(nth("Bỏ mục này", 0));
    expect(items()).toEqual(["Nước sạch Đồng Sậy"]);
  });

  test("edits are undone one by one, newest first", async () => {
    const { user } = await openDigest();
    expect(screen.queryByRole("button", { name: "Hoàn tác" })).toBeNull();
    await user.click(nth("Bỏ mục này", 1));
    await user.click(nth("Bỏ câu này", 0));
    await user.click(button("Hoàn tác"));
    expect(lines()).toHaveLength(2);
    expect(items()).toEqual(["Nước sạch Đồng Sậy"]);
    await user.click(button("Hoàn tác"));
    expect(items()).toEqual(["Nước sạch Đồng Sậy", "Giá lúa"]);
    expect(screen.queryByRole("button", { name: "Hoàn tác" })).toBeNull();
  });

  test("a note is a person's own words, without a document", async () => {
    const { user, saved } = await openDigest();
    await user.click(nth("Thêm ghi chú", 0));
    await fill(user, screen.getByRole("textbox", { name: "Ghi chú của người soạn" }), "Xem cùng báo cáo tháng.");
    await waitFor(() => expect(saved().at(-1)?.sections[0]?.items[0]?.sentences).toHaveLength(3));
    expect(saved().at(-1)?.sections[0]?.items[0]?.sentences[2]).toEqual({ text: "Xem cùng báo cáo tháng.", document: null });
  });

  test("an empty note waits for its words: thinking longer than the pause does not take it away", async () => {
    const { user, saved } = await openDigest();
    await user.click(nth("Bỏ câu này", 1));
    await user.click(nth("Thêm ghi chú", 0));
    await waitFor(() => expect(saved().length).toBeGreaterThan(0));
    await waitFor(() => expect(screen.queryByText("Đang lưu…")).toBeNull());
    expect(screen.getByRole("textbox", { name: "Ghi chú của người soạn" })).toBeTruthy();
    expect(saved().at(-1)?.sections[0]?.items[0]?.sentences).toHaveLength(1);
  });

  test("one's own edits never get into each other's way, however slow the server is", async () => {
    const slow = Promise.withResolvers<void>();
    const digest = digestOf();
    const kept = keeper(digest)["PUT /api/digests/:id"];
    let first = true;
    const { user, saved } = await openDigest(digest, {
      "PUT /api/digests/:id": async (asked) => {
        if (first) {
          first = false;
          await slow.promise;
        }
        return typeof kept === "function" ? kept(asked) : refuse(500, "INTERNAL");
      },
    });
    await user.click(nth("Bỏ câu này", 0));
    await waitFor(() => expect(saved()).toHaveLength(1));
    await fill(user, screen.getByRole("textbox", { name: "Tên bản tin" }), "Tên mới");
    // Longer than the pause after which an edit saves itself.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    slow.resolve();
    await waitFor(() => expect(saved()).toHaveLength(2));
    expect(saved().map(({ version }) => version)).toEqual([1, 2]);
    await waitFor(() => expect(screen.getByText("Đã lưu lúc 07:05")).toBeTruthy());
    expect(toastWords()).toBe("");
    expect(screen.getByRole("textbox", { name: "Tên bản tin" })).toHaveProperty("value", "Tên mới");
    expect(lines()).toEqual(["Trạm bơm đã sửa xong."]);
  });

  test("when somebody else was faster, theirs is loaded and one is told", async () => {
    const { user, api } = await openDigest(digestOf(), { "PUT /api/digests/:id": refuse(409, "CONFLICT") });
    api.answer({ "GET /api/digests/:id": digestViewOf({ title: "Tên của người khác" }, 5) });
    await user.click(nth("Bỏ câu này", 0));
    await waitFor(() => expect(toastWords()).toBe("Người khác vừa sửa bản tin này. Đã tải bản mới."));
    await waitFor(() =>
      expect(screen.getByRole("textbox", { name: "Tên bản tin" })).toHaveProperty("value", "Tên của người khác"),
    );
    expect(lines()).toHaveLength(2);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("what could not be saved stays on screen as unsaved", async () => {
    const { user } = await openDigest(digestOf(), { "PUT /api/digests/:id": refuse(503, "STORE_UNAVAILABLE") });
    await user.click(nth("Bỏ câu này", 0));
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Kho dữ liệu đang bận");
    expect(lines()).toEqual(["Trạm bơm đã sửa xong."]);
    expect(screen.getByText("Có thay đổi chưa lưu")).toBeTruthy();
  });
});

describe("approving and sending", () => {
  const approved = digestOf({ state: "approved" });

  test("approving saves what is not saved yet, and approves exactly that version", async () => {
    const { user, api } = await openDigest(digestOf(), {
      "POST /api/digests/:id/actions": digestViewOf({ state: "approved" }, 3),
    });
    await user.click(nth("Bỏ câu này", 0));
    await user.click(button("Duyệt"));
    await waitFor(() => expect(api.sent("POST /api/digests/:id/actions")).toEqual([{ version: 2, action: "approve" }]));
    const order = api.asked.map(({ route }) => route).filter((route) => !route.startsWith("GET"));
    expect(order).toEqual(["PUT /api/digests/:id", "POST /api/digests/:id/actions"]);
  });

  test("sending asks for the word, for it cannot be undone", async () => {
    const { user, api } = await openDigest(approved, {
      "POST /api/digests/:id/actions": digestViewOf({ state: "sent", sentAt: "2026-11-23T00:05:00.000Z" }, 2),
    });
    await user.click(button("Gửi"));
    expect(screen.getByText("Thư đã gửi không rút lại được. Gõ “gửi” để gửi cho 2 người nhận.")).toBeTruthy();
    const send = button("Gửi");
    expect(send.disabled).toBe(true);
    await fill(user, screen.getByRole("textbox", { name: "gửi" }), "gui");
    expect(send.disabled).toBe(true);
    await fill(user, screen.getByRole("textbox", { name: "gửi" }), " GỬI ".normalize("NFD"));
    await user.click(send);
    expect(await screen.findByText("Đã gửi 23/11/2026, 07:05")).toBeTruthy();
    expect(api.sent("POST /api/digests/:id/actions")).toEqual([{ version: 1, action: "send" }]);
  });

  test("a no stays in sight until one goes on, and the draft stays as it is", async () => {
    const { user } = await openDigest(digestOf(), { "POST /api/digests/:id/actions": refuse(403, "FORBIDDEN") });
    await user.click(button("Duyệt"));
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Vai trò của bạn chưa được làm việc này.");
    await user.click(nth("Bỏ câu này", 0));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await screen.findByText("Đã lưu lúc 07:05")).toBeTruthy();
  });

  test("sending can be thought better of, or the draft taken back", async () => {
    const { user, api } = await openDigest(approved, { "POST /api/digests/:id/actions": digestViewOf({}, 2) });
    await user.click(button("Gửi"));
    await user.click(button("Thôi"));
    expect(screen.queryByRole("textbox", { name: "gửi" })).toBeNull();
    await user.click(button("Trả về bản nháp"));
    expect(await screen.findByRole("textbox", { name: "Tên bản tin" })).toBeTruthy();
    expect(api.sent("POST /api/digests/:id/actions")).toEqual([{ version: 1, action: "withdraw" }]);
  });

  test("a new draft is asked for by day and opened", async () => {
    const { user, api, address } = await openDigest(digestOf(), {
      "POST /api/digests": digestViewOf({ id: "bt2", state: "requested" }),
    });
    await user.click(button("Soạn bản nháp"));
    await waitFor(() => expect(address()).toBe("/ban-tin/bt2"));
    expect(api.sent("POST /api/digests")).toMatchObject([{ series: "hang-ngay" }]);
  });

  test("there is none yet: what to do first", async () => {
    openConsole("/ban-tin", { role: "editor", answers: { "GET /api/digests": digestsOf() } });
    expect(await screen.findByText("Chưa có bản tin nào")).toBeTruthy();
  });

  test("the newest that was not thrown away is shown first", async () => {
    const list = digestsOf(digestOf({ id: "bt9", state: "discarded", day: "2026-11-24" }), digestOf());
    openConsole("/ban-tin", { answers: { "GET /api/digests": list, "GET /api/digests/:id": digestViewOf() } });
    expect(await screen.findByRole("heading", { name: "Bản tin ngày 23/11" })).toBeTruthy();
    expect(screen.getByRole("link", { name: /^23\/11\/2026/u }).getAttribute("aria-current")).toBe("page");
  });
});

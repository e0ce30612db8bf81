// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { AuditView } from "../../../contract/work.ts";
import { fill, openConsole, rowsOf, toastWords, wordsOf } from "../../test/console.tsx";
import { accountOf } from "../../test/everyday.ts";
import { type Answers, refuse } from "../../test/fake-api.ts";

const ME = accountOf({ role: "administrator" });
const BINH = accountOf({
  id: "acc-binh",
  name: "binh",
  displayName: "Trần Văn Bình",
  role: "reader",
  body: "so-y-te",
  mustChangePassword: true,
});
const CHI = accountOf({ id: "acc-chi", name: "chi", displayName: "Lê Thị Chi", disabled: true });

async function openAccounts(answers: Answers = {}) {
  const opened = openConsole("/quan-tri", {
    role: "administrator",
    answers: { "GET /api/accounts": { items: [ME, BINH, CHI] }, ...answers },
  });
  await screen.findByText("Trần Văn Bình");
  const row = (name: string) => within(screen.getByText(name, { selector: "strong" }).closest("tr") ?? expect.unreachable());
  return { ...opened, row };
}

describe("accounts", () => {
  test("show role, body and state in words", async () => {
    await openAccounts();
    await screen.findByText("Sở Y tế", { selector: "td" });
    const states = rowsOf(screen.getByRole("table")).map(([name, , body, state]) => [name, body, state]);
    expect(states).toEqual([
      ["Phạm Thị Lanlan.pham", "–", "Đang dùng"],
      ["Trần Văn Bìnhbinh", "Sở Y tế", "Chờ đặt mật khẩu"],
      ["Lê Thị Chichi", "–", "Đã khóa"],
    ]);
  });

  test("nobody locks themselves out by a slip: one's own role and lock are not changed here", async () => {
    const { row } = await openAccounts();
    const mine = row("Phạm Thị Lan");
    expect(mine.getByRole<HTMLSelectElement>("combobox").disabled).toBe(true);
    expect(mine.queryByRole("button", { name: "Khóa" })).toBeNull();
    expect(mine.getByRole("button", { name: "Cấp lại mật khẩu" })).toBeTruthy();
  });

  test("a role is changed, a colleague locked and let in again", async () => {
    const { user, row, api } = await openAccounts({ "PATCH /api/accounts/:id": { account: BINH, oneTimePassword: null } });
    await user.selectOptions(row("Trần Văn Bình").getByRole("combobox"), "Biên tập");
    await waitFor(() => expect(toastWords()).toBe("Đã ghi"));
    await user.click(row("Trần Văn Bình").getByRole("button", { name: "Khóa" }));
    await waitFor(() => expect(api.sent("PATCH /api/accounts/:id")).toHaveLength(2));
    await user.click(row("Lê Thị Chi").getByRole("button", { name: "Mở lại" }));
    await waitFor(() =>
      expect(api.of("PATCH /api/accounts/:id").map(({ path, body }) => [path, body])).toEqual([
        ["/api/accounts/acc-binh", { role: "editor" }],
        ["/api/accounts/acc-binh", { disabled: true }],
        ["/api/accounts/acc-chi", { disabled: false }],
      ]),
    );
  });

  test("the last administrator stays: the server's rule is said in words", async () => {
    const { user, row } = await openAccounts({ "PATCH /api/accounts/:id": refuse(422, "RULE_BROKEN", "last_administrator") });
    await user.click(row("Trần Văn Bình").getByRole("button", { name: "Khóa" }));
    await waitFor(() => expect(toastWords()).toBe("Phải còn ít nhất một quản trị viên"));
  });
});

describe("a one-time password", () => {
  test("is shown once after a reset, with whose it is, and goes when closed", async () => {
    const { user, row } = await openAccounts({ "PATCH /api/accounts/:id": { account: BINH, oneTimePassword: "suoi-da-7" } });
    await user.click(row("Trần Văn Bình").getByRole("button", { name: "Cấp lại mật khẩu" }));
    expect(await screen.findByText("Mật khẩu dùng một lần của Trần Văn Bình")).toBeTruthy();
    expect(screen.getByText("suoi-da-7")).toBeTruthy();
    expect(screen.getByText(/Chỉ hiện lần này/u)).toBeTruthy();
    await user.click(onceButton("Đóng"));
    expect(screen.queryByText("suoi-da-7")).toBeNull();
  });

  test("is copied, and says so of the one that was copied only", async () => {
    const { user, row, api } = await openAccounts({
      "PATCH /api/accounts/:id": { account: BINH, oneTimePassword: "suoi-da-7" },
    });
    await user.click(row("Trần Văn Bình").getByRole("button", { name: "Cấp lại mật khẩu" }));
    await user.click(await screen.findByRole("button", { name: "Sao chép" }));
    expect(await screen.findByRole("button", { name: "Đã sao chép" })).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe("suoi-da-7");
    api.answer({ "PATCH /api/accounts/:id": { account: CHI, oneTimePassword: "nui-xanh-9" } });
    await user.click(row("Lê Thị Chi").getByRole("button", { name: "Cấp lại mật khẩu" }));
    expect(await screen.findByText("nui-xanh-9")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Sao chép" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Đã sao chép" })).toBeNull();
  });

  function onceButton(name: string): HTMLElement {
    const box = document.querySelector<HTMLElement>(".once") ?? expect.unreachable();
    return within(box).getByRole("button", { name });
  }
});

describe("a new account", () => {
  const openForm = async (answers: Answers = {}) => {
    const opened = await openAccounts(answers);
    await opened.user.click(screen.getByRole("button", { name: "Thêm tài khoản" }));
    return opened;
  };

  test("begins with the least rights; the answer is a password to hand over", async () => {
    const { user, api } = await openForm({
      "POST /api/accounts": { account: accountOf({ displayName: "Đỗ Dũng" }), oneTimePassword: "lua-chin-3" },
    });
    await fill(user, screen.getByRole("textbox", { name: /^Tên đăng nhập/u }), "dung.do");
    await fill(user, screen.getByRole("textbox", { name: /^Họ tên hiển thị/u }), " Đỗ Dũng ");
    await user.selectOptions(screen.getByRole("combobox", { name: /^Thuộc cơ quan/u }), "Sở Y tế");
    await user.click(screen.getByRole("button", { name: "Thêm tài khoản" }));
    expect(await screen.findByText("lua-chin-3")).toBeTruthy();
    expect(api.sent("POST /api/accounts")).toEqual([
      { name: "dung.do", displayName: "Đỗ Dũng", role: "reader", body: "so-y-te" },
    ]);
    expect(screen.queryByRole("textbox", { name: /^Tên đăng nhập/u })).toBeNull();
    await waitFor(() => expect(api.of("GET /api/accounts").length).toBeGreaterThan(1));
  });

  test("a name that the server would not take is not sent", async () => {
    const { user, api } = await openForm();
    await fill(user, screen.getByRole("textbox", { name: /^Tên đăng nhập/u }), "Dũng Đỗ");
    await fill(user, screen.getByRole("textbox", { name: /^Họ tên hiển thị/u }), "Đỗ Dũng");
    await user.click(screen.getByRole("button", { name: "Thêm tài khoản" }));
    expect(api.of("POST /api/accounts")).toEqual([]);
  });

  test("refused, keeps what was written", async () => {
    const { user } = await openForm({ "POST /api/accounts": refuse(409, "CONFLICT") });
    await fill(user, screen.getByRole("textbox", { name: /^Tên đăng nhập/u }), "binh");
    await fill(user, screen.getByRole("textbox", { name: /^Họ tên hiển thị/u }), "Bình");
    await user.click(screen.getByRole("button", { name: "Thêm tài khoản" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: /^Tên đăng nhập/u })).toHaveProperty("value", "binh");
  });
});

describe("the audit", () => {
  const entry = (seq: number): AuditView["items"][number] => ({
    seq,
    at: "2026-11-22T00:05:00.000Z",
    actor: "acc-lan",
    actorName: "Phạm Thị Lan",
    action: "case.action",
    subject: "c1",
    facts: { action: "dismiss" },
    hash: "h",
  });
  const page = (from: number): AuditView => ({ items: Array.from({ length: 50 }, (_, index) => entry(from - index)) });

  test("says who did what in words, and loads older lines on request", async () => {
    const { user, api } = openConsole("/quan-tri/nhat-ky", {
      role: "administrator",
      answers: { "GET /api/audit": ({ params }) => (params.get("before") === null ? page(60) : { items: [entry(10)] }) },
    });
    const table = await screen.findByRole("table");
    expect(rowsOf(table)[0]).toEqual(["60", "22/11/2026, 07:05", "Phạm Thị Lan", "xử lý hồ sơ", "c1Bỏ qua"]);
    await user.click(screen.getByRole("button", { name: "Xem dòng cũ hơn" }));
    await waitFor(() => expect(rowsOf(table)).toHaveLength(51));
    expect(api.of("GET /api/audit").at(-1)?.params.get("before")).toBe("11");
    expect(screen.queryByRole("button", { name: "Xem dòng cũ hơn" })).toBeNull();
  });

  test.each([
    [{ checked: 1_204, broken: null }, "Chuỗi nguyên vẹn: đã kiểm tra 1.204 dòng."],
    [{ checked: 1_204, broken: 7 }, "Chuỗi đứt ở dòng 7. Báo ngay cho người phụ trách an toàn thông tin."],
  ])("is verified on request: %o", async (answer, words) => {
    const { user } = openConsole("/quan-tri/nhat-ky", {
      role: "administrator",
      answers: { "GET /api/audit": { items: [] }, "GET /api/audit/verify": answer },
    });
    await user.click(await screen.findByRole("button", { name: "Kiểm tra toàn chuỗi" }));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText("Chưa có dòng nào.")).toBeTruthy();
  });
});

describe("topics and retention", () => {
  test("are shown as configured, in both tongues", async () => {
    openConsole("/quan-tri/linh-vuc", { role: "administrator" });
    const table = await screen.findByRole("table");
    expect(rowsOf(table)[0]).toEqual(["đất đai", "land", "land"]);
    expect([...document.querySelectorAll(".public-channel")].map(wordsOf)).toEqual([
      "Báo chíBiết báo chí viết gì730 ngày",
      "Phản ánh, kiến nghịTrả lời kiến nghị365 ngày",
    ]);
  });
});

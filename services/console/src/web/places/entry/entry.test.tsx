// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { fill, openConsole, permissionsOf, toastWords, wordsOf } from "../../test/console.tsx";
import { CATALOGUE, sessionOf, TODAY } from "../../test/everyday.ts";
import { REQUEST_ID, refuse } from "../../test/fake-api.ts";

const PUBLIC = {
  channels: [],
  figures: { documents: 0, suggested: 0, dismissed: 0, decided: 0, byVerdict: {}, contested: 0, overturned: 0 },
  corrections: [],
};
const rail = () => screen.findByRole("navigation", { name: "Danh mục" });
/** The left rail; the bar of small screens carries the same name and is hidden by the stylesheet only. */
const placesInRail = async () => {
  const [first] = await screen.findAllByRole("navigation", { name: "Danh mục" });
  return within(first ?? (await rail()))
    .getAllByRole("listitem")
    .map(wordsOf);
};

describe("signing in", () => {
  const enter = async (answer: Parameters<ReturnType<typeof openConsole>["api"]["answer"]>[0]) => {
    const opened = openConsole("/kiem-chung", { role: null, answers: answer });
    await fill(opened.user, await screen.findByLabelText("Tên đăng nhập"), " lan.pham ");
    await fill(opened.user, screen.getByLabelText("Mật khẩu"), "một câu ngắn dễ nhớ");
    await opened.user.click(screen.getByRole("button", { name: "Đăng nhập" }));
    return opened;
  };

  test("asks for name and password only, and leads on to the address one came for", async () => {
    const { api, address } = await enter({
      "POST /api/session": sessionOf({}, permissionsOf("analyst")),
      "GET /api/cases": { items: [], total: 0, counts: {} },
    });
    expect(await screen.findByText("Không còn nội dung nào ở mục này")).toBeTruthy();
    expect(address()).toBe("/kiem-chung");
    expect(api.sent("POST /api/session")).toEqual([{ name: "lan.pham", password: "một câu ngắn dễ nhớ" }]);
  });

  test("a wrong password is said without telling which of the two is wrong", async () => {
    await enter({ "POST /api/session": refuse(401, "UNAUTHENTICATED") });
    expect(await screen.findByText("Tên đăng nhập hoặc mật khẩu chưa đúng.")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryByText("Hôm nay")).toBeNull();
  });

  test("too many tries are told apart from a wrong password, with the id to quote", async () => {
    await enter({ "POST /api/session": refuse(429, "TOO_MANY") });
    const note = wordsOf(await screen.findByRole("alert"));
    expect(note).toContain("Gửi hơi nhiều lần");
    expect(note).toContain(`Mã để báo khi cần hỗ trợ: ${REQUEST_ID}`);
  });

  test("every change proves that it comes from this page", async () => {
    const { api } = await enter({ "POST /api/session": refuse(401, "UNAUTHENTICATED") });
    await waitFor(() => expect(api.of("POST /api/session")).toHaveLength(1));
    expect(api.of("POST /api/session")[0]?.headers.get("x-langnghe")).toBe("1");
    expect(api.of("GET /api/session")[0]?.headers.get("x-langnghe")).toBeNull();
  });

  test("nobody sees anything of the inside without it", async () => {
    const { api } = openConsole("/tim-kiem", { role: null });
    await screen.findByLabelText("Mật khẩu");
    expect(api.asked.map(({ route }) => route)).toEqual(["GET /api/session"]);
  });

  test("the public page needs none", async () => {
    openConsole("/cong-khai", { role: null, answers: { "GET /api/public": PUBLIC } });
    expect(await screen.findByText("Chưa đăng đính chính nào.")).toBeTruthy();
    expect(screen.queryByLabelText("Mật khẩu")).toBeNull();
  });
});

describe("a one-time password", () => {
  const forced = () => {
    const opened = openConsole("/kiem-chung", {
      account: { mustChangePassword: true },
      answers: { "POST /api/password": null },
    });
    const field = (label: string) => screen.findByLabelText(new RegExp(`^${label}`, "u"));
    return { ...opened, field };
  };
  const NEXT = "lúa chín vàng đồng";

  test("lets through to nothing until it is changed", async () => {
    const { api } = forced();
    expect(await screen.findByRole("heading", { name: "Đặt mật khẩu của bạn" })).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
    expect(api.of("GET /api/cases")).toEqual([]);
  });

  test("is changed for one of twelve characters, written twice the same", async () => {
    const { user, field, api } = forced();
    const save = await screen.findByRole("button", { name: "Lưu và tiếp tục" });
    await fill(user, await field("Mật khẩu đang dùng"), "dùng-một-lần");
    await fill(user, await field("Mật khẩu mới"), "lúa chín");
    expect(screen.getByText("Còn thiếu 4 ký tự.")).toBeTruthy();
    await fill(user, await field("Nhập lại mật khẩu mới"), "lúa chín");
    expect(save).toHaveProperty("disabled", true);
    await fill(user, screen.getByLabelText(/^Mật khẩu mới/u), NEXT);
    expect(screen.getByText("Hai lần nhập chưa giống nhau.")).toBeTruthy();
    expect(save).toHaveProperty("disabled", true);
    await fill(user, screen.getByLabelText(/^Nhập lại/u), NEXT);
    await user.click(save);
    await waitFor(() => expect(api.sent("POST /api/password")).toEqual([{ current: "dùng-một-lần", next: NEXT }]));
  });

  test("changed, opens the place that was asked for", async () => {
    const { user, field, api } = forced();
    await fill(user, await field("Mật khẩu đang dùng"), "dùng-một-lần");
    await fill(user, screen.getByLabelText(/^Mật khẩu mới/u), NEXT);
    await fill(user, screen.getByLabelText(/^Nhập lại/u), NEXT);
    api.answer({
      "GET /api/session": sessionOf({}, permissionsOf("analyst")),
      "GET /api/cases": { items: [], total: 0, counts: {} },
    });
    await user.click(screen.getByRole("button", { name: "Lưu và tiếp tục" }));
    expect(await screen.findByText("Không còn nội dung nào ở mục này")).toBeTruthy();
    expect(toastWords()).toBe("Đã đổi mật khẩu");
  });
});

describe("the rail", () => {
  const READING = ["Hôm nay", "Tìm kiếm", "Kiểm chứng", "Kiến nghị", "Bản tin", "Nguồn tin", "Công khai"];

  test.each(["reader", "analyst", "editor"] as const)("shows a %s every place but administration", async (role) => {
    openConsole("/hom-nay", { role });
    expect(await placesInRail()).toEqual(READING);
  });

  test("shows an administrator all eight, in the order of the work", async () => {
    openConsole("/hom-nay", { role: "administrator" });
    expect(await placesInRail()).toEqual([...READING, "Quản trị"]);
  });

  test("keeps others out of administration although they know the address, and says whom to ask", async () => {
    const { api } = openConsole("/quan-tri", { role: "editor" });
    expect(await screen.findByText("Tài khoản của bạn chưa được mở phần này")).toBeTruthy();
    expect(api.of("GET /api/accounts")).toEqual([]);
  });

  test("counts what waits beside its place, and nothing where nothing waits", async () => {
    const waiting = { ...TODAY.waiting, suggested: 1_200, awaitingSecond: 30, contested: 4, parked: 0 };
    openConsole("/hom-nay", { answers: { "GET /api/today": { ...TODAY, waiting } } });
    await screen.findAllByText("1.234");
    expect(await placesInRail()).toEqual(READING.map((place) => (place === "Kiểm chứng" ? "Kiểm chứng1.234" : place)));
  });

  test("marks the place one is in, also on a page that belongs to it", async () => {
    openConsole("/van-ban/d404", { answers: { "GET /api/documents/:id": refuse(404, "NOT_FOUND") } });
    expect(await screen.findByText("Không có văn bản này")).toBeTruthy();
    const current = screen.getAllByRole("link", { current: "page" });
    expect(new Set(current.map(wordsOf))).toEqual(new Set(["Tìm kiếm"]));
    expect(document.title).toBe("Tìm kiếm · Lắng Nghe");
  });

  test("an address that leads nowhere says so and leads back", async () => {
    const { user, address } = openConsole("/khong-co");
    expect(await screen.findByText("Không có trang này")).toBeTruthy();
    const main = within(screen.getByRole("main"));
    await user.click(main.getByRole("link", { name: "Hôm nay" }));
    expect(address()).toBe("/hom-nay");
  });

  test("says while the sample province is on", async () => {
    openConsole("/hom-nay", { answers: { "GET /api/catalogue": { ...CATALOGUE, sample: true } } });
    expect(await screen.findByText(/mọi tên gọi và sự việc đều hư cấu/u)).toBeTruthy();
  });
});

describe("signing out", () => {
  test("leaves nothing of the account for the next one at the desk", async () => {
    const waiting = { ...TODAY.waiting, suggested: 7 };
    const { user, api } = openConsole("/hom-nay", {
      answers: { "DELETE /api/session": null, "GET /api/today": { ...TODAY, waiting } },
    });
    await screen.findAllByText("7");
    const [leave] = screen.getAllByRole("button", { name: "Đăng xuất" });
    if (leave === undefined) expect.unreachable();
    await user.click(leave);
    expect(await screen.findByLabelText("Mật khẩu")).toBeTruthy();
    expect(screen.queryByText("7")).toBeNull();
    expect(api.of("DELETE /api/session")).toHaveLength(1);
  });

  test("a session that ended on the server ends here too", async () => {
    openConsole("/kiem-chung", { answers: { "GET /api/cases": refuse(401, "UNAUTHENTICATED") } });
    expect(await screen.findByLabelText("Mật khẩu")).toBeTruthy();
  });
});

describe("the switches", () => {
  test("turn the whole page into English and back, and keep the choice in this browser", async () => {
    const { user } = openConsole("/hom-nay");
    await screen.findByRole("heading", { name: "Hôm nay" });
    const [english] = screen.getAllByRole("button", { name: "EN" });
    if (english === undefined) expect.unreachable();
    await user.click(english);
    expect(screen.getByRole("heading", { name: "Today" })).toBeTruthy();
    expect(screen.queryByText("Hôm nay")).toBeNull();
    expect(document.documentElement.lang).toBe("en");
    expect(document.cookie).toContain("lang=en");
    expect(window.localStorage.getItem("langnghe.tongue")).toBe("en");
    const [vietnamese] = screen.getAllByRole("button", { name: "VI" });
    if (vietnamese === undefined) expect.unreachable();
    await user.click(vietnamese);
    expect(screen.getByRole("heading", { name: "Hôm nay" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("vi");
  });

  test("set the theme on the page; following the device is the absence of a choice", async () => {
    const { user } = openConsole("/hom-nay", { role: null });
    const dark = await screen.findByRole("button", { name: "Tối" });
    await user.click(dark);
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(dark.getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Theo máy" }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
    expect(dark.getAttribute("aria-pressed")).toBe("false");
  });

  test("a stored choice that this version does not know is none", async () => {
    window.localStorage.setItem("langnghe.theme", "sepia");
    window.localStorage.setItem("langnghe.tongue", "fr");
    openConsole("/hom-nay", { role: null });
    expect((await screen.findByRole("button", { name: "Theo máy" })).getAttribute("aria-pressed")).toBe("true");
    expect(screen.getByRole("button", { name: "VI" }).getAttribute("aria-pressed")).toBe("true");
  });
});

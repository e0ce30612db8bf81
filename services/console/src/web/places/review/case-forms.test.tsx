// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { CaseView } from "../../../contract/review.ts";
import { caseViewOf, evidenceOf, queueOf, verdictOf } from "../../test/cases.ts";
import { fill, openConsole, toastWords, wordsOf } from "../../test/console.tsx";
import { type Answers, refuse } from "../../test/fake-api.ts";

async function openCase(view: CaseView, answers: Answers = {}) {
  const opened = openConsole(`/kiem-chung/${view.case.id}`, {
    role: "editor",
    width: 390,
    answers: { "GET /api/cases": queueOf([]), "GET /api/cases/:id": view, ...answers },
  });
  await screen.findByRole("heading", { name: view.case.claim });
  return opened;
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const field = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name });

describe("the verdict form", () => {
  const REASON = "Sở đo ba lần, đều dưới ngưỡng.";
  const UNSURE = "Chưa đo vào mùa mưa.";
  const needs = (): string[] => [...document.querySelectorAll(".needs li")].map(wordsOf);
  const openForm = async (view: CaseView, answers: Answers = {}) => {
    const opened = await openCase(view, answers);
    await opened.user.keyboard("v");
    await screen.findByRole("heading", { name: "Đưa kết luận" });
    return opened;
  };
  const write = async (user: Awaited<ReturnType<typeof openForm>>["user"]) => {
    await fill(user, field(/^Lý do/u), `  ${REASON} `);
    await fill(user, field(/^Điều còn chưa chắc/u), UNSURE);
  };

  test("lists what is still missing while one writes, and stays shut until nothing is (RIGHTS 5)", async () => {
    const { user } = await openForm(caseViewOf({ evidence: [evidenceOf()] }));
    expect(needs()).toEqual([
      "Một nguồn gốcđã có",
      "Bản sao đã lưu của nguồn ấyđã có",
      "Lý do bằng lờicòn thiếu",
      "Điều còn chưa chắccòn thiếu",
    ]);
    await fill(user, field(/^Lý do/u), REASON);
    expect(needs()[2]).toBe("Lý do bằng lờiđã có");
    expect(button("Ghi kết luận").disabled).toBe(true);
    await fill(user, field(/^Điều còn chưa chắc/u), "   ");
    expect(button("Ghi kết luận").disabled).toBe(true);
    await fill(user, field(/^Điều còn chưa chắc/u), UNSURE);
    expect(button("Ghi kết luận").disabled).toBe(false);
  });

  test.each([
    ["no evidence", [], ["còn thiếu", "còn thiếu"]],
    ["second-hand evidence", [evidenceOf({ primary: false })], ["còn thiếu", "còn thiếu"]],
    ["a source without a copy", [evidenceOf({ archive: null })], ["đã có", "còn thiếu"]],
    [
      "a copy of second-hand evidence only",
      [evidenceOf({ primary: false }), evidenceOf({ id: "ev2", archive: null })],
      ["đã có", "còn thiếu"],
    ],
  ])("stays shut with %s", async (_, evidence, wanted) => {
    const { user } = await openForm(caseViewOf({ evidence }));
    await write(user);
    expect(needs().map((line) => /đã có|còn thiếu/u.exec(line)?.[0])).toEqual([...wanted, "đã có", "đã có"]);
    expect(button("Ghi kết luận").disabled).toBe(true);
  });

  test("leads from a missing source to the evidence form", async () => {
    const { user } = await openForm(caseViewOf());
    const list = document.querySelector<HTMLElement>(".needs");
    if (list === null) expect.unreachable();
    const [first] = within(list).getAllByRole("button", { name: "Thêm bằng chứng" });
    if (first === undefined) expect.unreachable();
    await user.click(first);
    expect(screen.getByRole("textbox", { name: /^Địa chỉ trang/u })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Đưa kết luận" })).toBeNull();
  });

  test("begins with the most careful verdict and sends what was written", async () => {
    const { user, api } = await openForm(caseViewOf({ evidence: [evidenceOf()] }), {
      "POST /api/cases/:id/actions": caseViewOf({ state: "decided", verdict: verdictOf({ value: "misleading" }) }),
    });
    expect(button("Chưa đủ căn cứ").getAttribute("aria-pressed")).toBe("true");
    await user.click(button("Gây hiểu lầm"));
    await write(user);
    await user.click(button("Ghi kết luận"));
    await waitFor(() => expect(toastWords()).toBe("Đã ghi"));
    const verdict = { value: "misleading", reason: REASON, uncertainty: UNSURE };
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "propose", verdict }]);
    expect(screen.queryByRole("heading", { name: "Đưa kết luận" })).toBeNull();
  });

  test("says of “sai” that a second person must agree, and names the step so", async () => {
    const { user } = await openForm(caseViewOf({ evidence: [evidenceOf()] }));
    expect(screen.queryByText(/cần người thứ hai đồng ý/u)).toBeNull();
    await user.click(button("Sai"));
    expect(screen.getByText(/cần người thứ hai đồng ý/u)).toBeTruthy();
    expect(button("Gửi người thứ hai")).toBeTruthy();
  });

  test("keeps what was written when the server says no", async () => {
    const { user } = await openForm(caseViewOf({ evidence: [evidenceOf()] }), {
      "POST /api/cases/:id/actions": refuse(503, "STORE_UNAVAILABLE"),
    });
    await write(user);
    await user.click(button("Ghi kết luận"));
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Kho dữ liệu đang bận");
    expect(field(/^Lý do/u).value).toContain(REASON);
    expect(button("Ghi kết luận").disabled).toBe(false);
  });

  test("is not there in a state that has no verdict to give", async () => {
    const { user } = await openCase(caseViewOf({ state: "published", verdict: verdictOf() }));
    await user.keyboard("v");
    expect(await screen.findByText("Hồ sơ đang ở bước khác")).toBeTruthy();
    expect(screen.queryByRole("textbox", { name: /^Lý do/u })).toBeNull();
  });

  test("for a suggestion asks to take it up first, and then is there", async () => {
    const { user, api } = await openCase(caseViewOf({ state: "suggested" }), {
      "POST /api/cases/:id/actions": caseViewOf({ state: "open" }, {}, { version: 4 }),
    });
    await user.keyboard("v");
    expect(await screen.findByText(/Nhận xử lý rồi đưa kết luận/u)).toBeTruthy();
    const [, take] = screen.getAllByRole("button", { name: "Nhận xử lý" });
    if (take === undefined) expect.unreachable();
    await user.click(take);
    expect(await screen.findByRole("textbox", { name: /^Lý do/u })).toBeTruthy();
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "open" }]);
  });
});

describe("the second reviewer", () => {
  const waiting = (by = "acc-binh", rule: "second_reviewer_must_differ" | null = null) =>
    caseViewOf(
      { state: "awaiting_second", verdict: verdictOf({ by }), evidence: [evidenceOf()] },
      { agree: rule, disagree: rule },
    );

  test("sees verdict, reason, uncertainty and who gave it", async () => {
    await openCase(waiting());
    const card = wordsOf(document.querySelector(".verdict"));
    expect(card).toContain("Kết luận: Sai");
    expect(card).toContain("Số đo của Sở cho thấy khác.");
    expect(card).toContain("Điều còn chưa chắc: Chưa đo vào mùa mưa.");
    expect(card).toContain("Trần Văn Bình kết luận");
    expect(card).toContain("Xem lại trước 21/02/2027");
  });

  test("agrees with or without a word", async () => {
    const { user, api } = await openCase(waiting(), {
      "POST /api/cases/:id/actions": caseViewOf({
        state: "decided",
        verdict: verdictOf({ by: "acc-binh", secondBy: "acc-lan" }),
      }),
    });
    await user.click(button("Đồng ý"));
    expect(await screen.findByText("Phạm Thị Lan đồng ý")).toBeTruthy();
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "agree", note: "" }]);
  });

  test("says no only with a word why", async () => {
    const { user, api } = await openCase(waiting(), { "POST /api/cases/:id/actions": caseViewOf({ state: "open" }) });
    expect(button("Không đồng ý").disabled).toBe(true);
    await fill(user, field(/^Nhận xét/u), " Số đo đã cũ ");
    await user.click(button("Không đồng ý"));
    await waitFor(() =>
      expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "disagree", note: "Số đo đã cũ" }]),
    );
  });

  test("is somebody else: one's own verdict cannot be seconded, and the page says why", async () => {
    await openCase(waiting("acc-lan", "second_reviewer_must_differ"));
    expect(button("Đồng ý").disabled).toBe(true);
    expect(screen.getByText("Đồng ý: Cần một người khác với người đã kết luận")).toBeTruthy();
  });

  test("an objection is answered by upholding, or reopened with a word why", async () => {
    await openCase(caseViewOf({ state: "contested", verdict: verdictOf() }));
    expect(screen.getByText("Ý kiến phản hồi đang chờ xem lại")).toBeTruthy();
    expect(button("Giữ kết luận").disabled).toBe(false);
    expect(button("Mở lại hồ sơ").disabled).toBe(true);
  });
});

describe("publishing", () => {
  const decided = caseViewOf({ state: "decided", verdict: verdictOf({ value: "true" }) }, { publish: "needs_correction_text" });

  test("begins with the verdict's reason, and never with nothing", async () => {
    const { user } = await openCase(decided);
    await user.click(button("Đăng đính chính"));
    const text = field(/^Nội dung đính chính/u);
    expect(text.value).toBe("Số đo của Sở cho thấy khác.");
    await fill(user, text, "   ");
    const [, submit] = screen.getAllByRole("button", { name: "Đăng đính chính" });
    expect(submit).toHaveProperty("disabled", true);
  });

  test("sends the words for the public and shows them as published", async () => {
    const correction = { text: "Nước đạt chuẩn.", by: "acc-lan", at: "2026-11-22T02:00:00.000Z" };
    const { user, api } = await openCase(decided, {
      "POST /api/cases/:id/actions": caseViewOf({ state: "published", verdict: verdictOf({ value: "true" }), correction }),
    });
    await user.click(button("Đăng đính chính"));
    await fill(user, field(/^Nội dung đính chính/u), "Nước đạt chuẩn. ");
    const [, submit] = screen.getAllByRole("button", { name: "Đăng đính chính" });
    if (submit === undefined) expect.unreachable();
    await user.click(submit);
    expect(await screen.findByRole("heading", { name: "Đính chính đã đăng" })).toBeTruthy();
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "publish", correction: "Nước đạt chuẩn." }]);
    expect(screen.queryByRole("textbox", { name: /^Nội dung đính chính/u })).toBeNull();
  });
});

describe("evidence", () => {
  const openForm = async (answers: Answers = {}) => {
    const opened = await openCase(caseViewOf(), answers);
    await opened.user.keyboard("e");
    await screen.findByRole("textbox", { name: /^Địa chỉ trang/u });
    return opened;
  };
  const submit = () => {
    const buttons = screen.getAllByRole<HTMLButtonElement>("button", { name: /^Thêm bằng chứng/u });
    const found = buttons.find(({ type }) => type === "submit");
    return found ?? expect.unreachable();
  };

  test("there is none: the case says with what to begin", async () => {
    await openCase(caseViewOf());
    expect(screen.getByText(/Bắt đầu bằng nguồn gốc/u)).toBeTruthy();
  });

  test("shows whether it is first-hand, which way it points, and whether a copy is kept", async () => {
    await openCase(
      caseViewOf({
        evidence: [
          evidenceOf({ archive: { sha256: "0".repeat(64), text: "", at: "2026-11-20T00:05:00.000Z" } }),
          evidenceOf({ id: "ev2", title: "Bài báo", url: null, primary: false, stance: "context", archive: null, quote: "" }),
        ],
      }),
    );
    const [first, second] = [...document.querySelectorAll(".evidence")].map(wordsOf);
    expect(first).toContain("Nguồn gốc");
    expect(first).toContain("bác nội dung");
    expect(first).toContain("Đã lưu bản sao 20/11/2026, 07:05");
    expect(second).toContain("Nguồn thứ cấp");
    expect(second).toContain("cho thêm bối cảnh");
    expect(second).toContain("Chưa lưu được bản sao");
    expect(screen.queryByRole("link", { name: "Bài báo" })).toBeNull();
  });

  test("needs an address or the text itself", async () => {
    const { user } = await openForm();
    await fill(user, field(/^Tên bằng chứng/u), "Kết quả đo");
    expect(screen.getByText("Cần một địa chỉ trang hoặc nội dung dán vào.")).toBeTruthy();
    expect(submit().disabled).toBe(true);
    await fill(user, field(/^Hoặc dán nội dung/u), "Biên bản");
    expect(submit().disabled).toBe(false);
  });

  test("an address goes to the server, which keeps the copy", async () => {
    const { user, api } = await openForm({ "POST /api/cases/:id/evidence": caseViewOf({ evidence: [evidenceOf()] }) });
    await fill(user, field(/^Địa chỉ trang/u), "https://so.example/do-nuoc");
    await fill(user, field(/^Tên bằng chứng/u), " Kết quả đo nước ");
    await fill(user, field(/^Đoạn nói thẳng/u), "0,002 mg/l");
    await user.click(submit());
    expect(await screen.findByRole("link", { name: /Kết quả đo nước/u })).toBeTruthy();
    expect(api.sent("POST /api/cases/:id/evidence")).toEqual([
      {
        version: 3,
        url: "https://so.example/do-nuoc",
        title: "Kết quả đo nước",
        quote: "0,002 mg/l",
        primary: true,
        stance: "refutes",
      },
    ]);
    expect(screen.queryByRole("textbox", { name: /^Địa chỉ trang/u })).toBeNull();
  });

  test("a paper goes as text without an address, with stance and kind as chosen", async () => {
    const { user, api } = await openForm({
      "POST /api/cases/:id/evidence": caseViewOf({ evidence: [evidenceOf({ url: null })] }),
    });
    await fill(user, field(/^Hoặc dán nội dung/u), "Biên bản đo");
    await fill(user, field(/^Tên bằng chứng/u), "Biên bản");
    await user.click(screen.getByRole("checkbox", { name: /^Nguồn gốc/u }));
    await user.click(button("ủng hộ nội dung"));
    await user.click(submit());
    await waitFor(() =>
      expect(api.sent("POST /api/cases/:id/evidence")).toMatchObject([
        { url: null, text: "Biên bản đo", primary: false, stance: "supports" },
      ]),
    );
  });

  test("a page that may not be loaded: what to do instead, and nothing written is lost", async () => {
    const { user } = await openForm({ "POST /api/cases/:id/evidence": refuse(422, "FETCH_REFUSED") });
    await fill(user, field(/^Địa chỉ trang/u), "https://khong.example/");
    await fill(user, field(/^Tên bằng chứng/u), "Trang");
    await user.click(submit());
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Bạn dán nội dung vào thay cho địa chỉ.");
    expect(field(/^Địa chỉ trang/u).value).toBe("https://khong.example/");
  });

  test("keys rest while one types", async () => {
    const { user, api } = await openForm();
    await user.click(field(/^Tên bằng chứng/u));
    await user.keyboard("đã dời");
    expect(field(/^Tên bằng chứng/u).value).toBe("đã dời");
    expect(api.asked.every(({ route }) => route.startsWith("GET"))).toBe(true);
  });

  test("a form belongs to the case it was opened for: leaving the case leaves it behind", async () => {
    const { user } = await openForm();
    await user.click(button("Thôi"));
    expect(screen.queryByRole("textbox", { name: /^Địa chỉ trang/u })).toBeNull();
  });
});

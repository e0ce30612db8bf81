// @vitest-environment happy-dom
import type { Case, CaseRule, Role } from "@langnghe/domain";
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { CaseView } from "../../../contract/review.ts";
import { caseViewOf, evidenceOf, queueOf, rowOf, verdictOf, wordingOf } from "../../test/cases.ts";
import { fill, openConsole, toastWords, wordsOf } from "../../test/console.tsx";
import { type Answers, REQUEST_ID, refuse } from "../../test/fake-api.ts";

/** A phone's width: the case alone on the page. */
const NARROW_PX = 390;

async function openCase(view: CaseView, answers: Answers = {}, role: Role = "editor") {
  const opened = openConsole(`/kiem-chung/${view.case.id}`, {
    role,
    width: NARROW_PX,
    answers: { "GET /api/cases": queueOf([rowOf("c9", { claim: "Đập Phú Mộc nứt" })]), "GET /api/cases/:id": view, ...answers },
  });
  await screen.findByRole("heading", { name: view.case.claim });
  return opened;
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const sections = (heading: string) => screen.getByRole("heading", { name: new RegExp(`^${heading}`, "u") }).closest("section");

describe("a case", () => {
  test("says where it stands in words, and of a claim without a verdict that it is unverified", async () => {
    await openCase(caseViewOf({ state: "suggested" }));
    const head = wordsOf(screen.getByRole("banner"));
    expect(head).toContain("Gợi ý kiểm chứng");
    expect(head).toContain("Chưa kiểm chứng");
    expect(head).toContain("chưa giao");
    expect(head).toContain("Nước sạch");
    expect(head).not.toMatch(/tin giả|sai/iu);
  });

  test("names who works on it; an account that is gone is said to be gone", async () => {
    await openCase(caseViewOf({ assignee: "acc-binh" }));
    expect(screen.getByText("Người làm: Trần Văn Bình")).toBeTruthy();
    await openCase(caseViewOf({ id: "c2", claim: "Khác", assignee: "acc-weg" }));
    expect(screen.getByText("Người làm: Người dùng đã xóa")).toBeTruthy();
  });

  test("says why it is suggested, by which model, and what evidence would settle it, each kind once", async () => {
    await openCase(caseViewOf({ reasons: ["no_source", "number_with_unit", "affects_many"] }));
    const why = wordsOf(document.querySelector(".case-why"));
    expect(why).toContain("Không nêu nguồn nào");
    expect(why).toContain("Ảnh hưởng đến nhiều người");
    expect(why).toContain("Do mô hình claims-vi-4 gợi ý; chỉ là gợi ý, người xem quyết định.");
    expect(why.match(/Số liệu gốc của nơi thống kê hoặc quản lý/gu)).toHaveLength(1);
    expect(why).toContain("Nguồn gốc có tên, có ngày");
  });

  test("made by hand, does not say that a machine suggested it", async () => {
    const history: Case["history"] = [
      { at: "2026-11-18T02:00:00.000Z", by: "acc-lan", action: "suggest", note: "", from: "open", to: "open" },
    ];
    await openCase(caseViewOf({ history, reasons: ["by_hand"] }));
    expect(screen.getByText("Do người dùng lập.")).toBeTruthy();
    expect(screen.queryByText(/Do mô hình/u)).toBeNull();
  });

  test("shows each wording with its document, the first in its context, and four before one asks for more", async () => {
    const wordings = [1, 2, 3, 4, 5].map((n) => wordingOf({ document: `d${n}`, text: `Cách nói ${n}`, title: `Bài ${n}` }));
    const { user } = await openCase(
      caseViewOf({ wordings }, {}, { context: { before: "Nghe kể rằng.", after: "Ai cũng lo." } }),
    );
    const part = sections("Các cách diễn đạt");
    const [first, second] = part?.querySelectorAll("blockquote") ?? [];
    expect(wordsOf(first ?? null)).toBe("Nghe kể rằng. Cách nói 1 Ai cũng lo.");
    expect(wordsOf(second ?? null)).toBe("Cách nói 2");
    expect(screen.getByRole("link", { name: "Bài 2" }).getAttribute("href")).toBe("/van-ban/d2");
    expect(screen.queryByText("Cách nói 5")).toBeNull();
    await user.click(button("Xem thêm"));
    expect(screen.getByText("Cách nói 5")).toBeTruthy();
  });

  test("keeps its history in words: who, what, and ids as what they name", async () => {
    const at = (day: number) => `2026-11-${day}T02:00:00.000Z`;
    const event = (day: number, by: string, action: string, note: string) =>
      ({ at: at(day), by, action, note, from: "open", to: "open" }) as const;
    const history: Case["history"] = [
      event(18, "machine", "suggest", ""),
      event(19, "acc-lan", "evidence", "ev1"),
      event(20, "acc-lan", "assign", "acc-binh"),
      event(21, "acc-lan", "propose", "false: số đo khác"),
      event(22, "acc-binh", "disagree", "Số đo cũ [false: số đo khác]"),
      event(23, "public", "contest", "Tôi có biên bản khác"),
      event(24, "acc-lan", "concerns", "so-y-te"),
      event(25, "machine", "document_changed", "d1"),
    ];
    await openCase(caseViewOf({ history, evidence: [evidenceOf()] }));
    const lines = [...(sections("Diễn biến")?.querySelectorAll("li") ?? [])].map(wordsOf);
    expect(lines[0]).toMatch(/^Máy đưa vào danh sách gợi ý/u);
    expect(lines[1]).toContain("Kết quả đo nước");
    expect(lines[2]).toContain("Trần Văn Bình");
    expect(lines[3]).toContain("Sai: số đo khác");
    expect(lines[4]).toContain("Trần Văn Bình không đồng ý với kết luận");
    expect(lines[4]).toContain("[Sai: số đo khác]");
    expect(lines[5]).toMatch(/^Người đọc gửi ý kiến phản hồi/u);
    expect(lines[6]).toContain("Sở Y tế");
    expect(lines[7]).toContain("Mở văn bản");
    expect(lines.join()).not.toMatch(/acc-|so-y-te|ev1/u);
  });

  test("shows published answers to claims that look alike, each at its own address", async () => {
    const similar = [rowOf("c7", { state: "published", verdict: "false", claim: "Nước giếng có chì" })];
    await openCase(caseViewOf({}, {}, { similar }));
    const link = screen.getByRole("link", { name: "Nước giếng có chì" });
    expect(link.getAttribute("href")).toBe("/kiem-chung/c7?state=published");
    expect(wordsOf(link.closest("li"))).toContain("Sai");
  });

  test("hostile text in claim, wording and evidence stays text", async () => {
    const hostile = `<img src=x onerror="document.title='hit'"><script>1</script>`;
    await openCase(
      caseViewOf({
        claim: hostile,
        wordings: [wordingOf({ text: hostile, title: hostile })],
        evidence: [evidenceOf({ title: hostile, quote: hostile, url: "javascript:alert(1)" })],
      }),
    );
    expect(document.querySelector("main img, main script")).toBeNull();
    expect(screen.getAllByText(hostile, { exact: false }).length).toBeGreaterThanOrEqual(4);
    for (const link of document.querySelectorAll("main a")) expect(link.getAttribute("href")).not.toContain("alert");
  });
});

describe("what can be done", () => {
  const shownActions = (): string[] =>
    [...(document.querySelector(".case-actions")?.querySelectorAll("button") ?? [])].map(
      (each) => each.firstChild?.textContent ?? "",
    );

  test.each([
    ["suggested", ["Nhận xử lý", "Bỏ qua", "Gộp hồ sơ"]],
    ["open", ["Bỏ qua", "Đưa kết luận", "Gộp hồ sơ"]],
    ["decided", ["Đăng đính chính"]],
    ["dismissed", ["Nhận xử lý", "Khôi phục"]],
    ["merged", ["Tách ra"]],
  ] as const)("in %s is what leads on from there", async (state, wanted) => {
    const verdict = state === "decided" ? verdictOf({ value: "true" }) : null;
    await openCase(caseViewOf({ state, verdict, mergedInto: state === "merged" ? "c5" : null }));
    expect(shownActions()).toEqual([...wanted, "Thêm bằng chứng", "Giao cho tôi"]);
  });

  test("is not offered to a reader, who sees everything else", async () => {
    await openCase(caseViewOf({ evidence: [evidenceOf()] }), {}, "reader");
    expect(document.querySelector(".case-actions")).toBeNull();
    expect(screen.queryByRole("button", { name: "Thêm bằng chứng" })).toBeNull();
    expect(screen.getByText("“hàm lượng chì 0,002 mg/l”")).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: /Nói về cơ quan nào/u }).disabled).toBe(true);
  });

  test("does not offer publishing to an analyst", async () => {
    await openCase(caseViewOf({ state: "decided", verdict: verdictOf({ value: "true" }) }), {}, "analyst");
    expect(shownActions()).toEqual(["Thêm bằng chứng", "Giao cho tôi"]);
  });

  test("what a rule forbids stays in sight with the rule in words", async () => {
    const rule: CaseRule = "own_body_cannot_decide";
    const { user } = await openCase(caseViewOf({ concerns: "so-y-te" }, { dismiss: rule, propose: rule, merge: rule }));
    expect(button(/^Bỏ qua/u).disabled).toBe(true);
    expect(button(/^Đưa kết luận/u).disabled).toBe(true);
    expect(screen.getByText("Đưa kết luận: Nội dung nói về cơ quan của bạn; người ngoài cơ quan sẽ kết luận")).toBeTruthy();
    await user.keyboard("v");
    expect(screen.queryByRole("textbox", { name: /^Lý do/u })).toBeNull();
  });

  test("rules that the form itself helps to fulfil do not keep it shut", async () => {
    await openCase(caseViewOf({}, { propose: "needs_primary_evidence" }));
    expect(button(/^Đưa kết luận/u).disabled).toBe(false);
  });

  test("taking up acts at once, with the version on screen, and says so", async () => {
    const { user, api } = await openCase(caseViewOf({ state: "suggested" }), {
      "POST /api/cases/:id/actions": caseViewOf({ state: "open" }, {}, { version: 4 }),
    });
    await user.click(button("Nhận xử lý"));
    await waitFor(() => expect(wordsOf(screen.getByRole("banner"))).toContain("Đang làm"));
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "open" }]);
    expect(toastWords()).toBe("Đã ghi");
  });

  test("a no of the server stands once at the case, says that nothing was written, and has an id to quote", async () => {
    const { user } = await openCase(caseViewOf({ state: "contested", verdict: verdictOf() }), {
      "POST /api/cases/:id/actions": refuse(422, "RULE_BROKEN", "appeal_needs_another_reviewer"),
    });
    await user.click(button("Giữ kết luận"));
    const notes = await screen.findAllByRole("alert");
    expect(notes).toHaveLength(1);
    expect(wordsOf(notes[0] ?? null)).toContain("Phản hồi cần người chưa tham gia kết luận xem lại");
    expect(wordsOf(notes[0] ?? null)).toContain("Thay đổi vừa rồi chưa được ghi");
    expect(wordsOf(notes[0] ?? null)).toContain(REQUEST_ID);
  });

  test("when somebody was faster, theirs is loaded and one is told", async () => {
    const { user, api } = await openCase(caseViewOf({ state: "suggested" }), {
      "POST /api/cases/:id/actions": refuse(409, "CONFLICT"),
    });
    api.answer({ "GET /api/cases/:id": caseViewOf({ state: "dismissed" }, {}, { version: 9 }) });
    await user.click(button("Nhận xử lý"));
    await waitFor(() => expect(wordsOf(screen.getByRole("banner"))).toContain("Đã bỏ qua"));
    expect(toastWords()).toContain("Người khác vừa cập nhật hồ sơ này");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("which body it is about can be said, and unsaid", async () => {
    const { user, api } = await openCase(caseViewOf(), {
      "PATCH /api/cases/:id": caseViewOf({ concerns: "so-y-te" }, {}, { version: 4 }),
    });
    const select = screen.getByRole("combobox", { name: /Nói về cơ quan nào/u });
    await user.selectOptions(select, "Sở Y tế");
    await waitFor(() => expect(select).toHaveProperty("value", "so-y-te"));
    await user.selectOptions(select, "Không về cơ quan công quyền nào");
    await waitFor(() =>
      expect(api.sent("PATCH /api/cases/:id")).toEqual([
        { version: 3, concerns: "so-y-te" },
        { version: 4, concerns: null },
      ]),
    );
  });
});

describe("joining", () => {
  const merged = caseViewOf({ state: "merged", mergedInto: "c9" }, {}, { version: 4 });

  test("finds other cases by words without marks, and joins with one press", async () => {
    const { user, api } = await openCase(caseViewOf(), { "POST /api/cases/:id/actions": merged });
    await user.click(button(/^Gộp hồ sơ/u));
    const box = screen.getByRole("searchbox", { name: "Tìm hồ sơ" });
    await fill(user, box, "khong co");
    expect(await screen.findByText("Không có hồ sơ nào khớp.")).toBeTruthy();
    await fill(user, box, "dap phu moc");
    await user.click(button(/^Đập Phú Mộc nứt/u));
    expect(await screen.findByText(/đã gộp vào hồ sơ khác/u)).toBeTruthy();
    expect(api.sent("POST /api/cases/:id/actions")).toEqual([{ version: 3, action: "merge", into: "c9" }]);
    expect(screen.getByRole("link", { name: "Mở hồ sơ chính" }).getAttribute("href")).toBe("/kiem-chung/c9");
  });

  test("is undone with u; when that fails, it is said", async () => {
    const { user, api } = await openCase(caseViewOf(), { "POST /api/cases/:id/actions": merged });
    await user.click(button(/^Gộp hồ sơ/u));
    await user.click(await screen.findByRole("button", { name: /^Đập Phú Mộc nứt/u }));
    await screen.findByText(/đã gộp vào hồ sơ khác/u);
    api.answer({ "POST /api/cases/:id/actions": refuse(409, "CONFLICT") });
    await user.keyboard("u");
    await waitFor(() => expect(toastWords()).toContain("Người khác vừa"));
    expect(api.sent("POST /api/cases/:id/actions")[1]).toEqual({ version: 4, action: "unmerge" });
  });

  test("does not offer the case itself", async () => {
    const { user } = await openCase(caseViewOf(), { "GET /api/cases": queueOf([rowOf("c1", { claim: "Chính nó" })]) });
    await user.click(button(/^Gộp hồ sơ/u));
    expect(await screen.findByText("Không có hồ sơ nào khớp.")).toBeTruthy();
  });
});

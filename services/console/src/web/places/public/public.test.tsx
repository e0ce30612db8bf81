// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { PublicView } from "../../../contract/work.ts";
import { fill, openConsole, wordsOf } from "../../test/console.tsx";
import { type Answers, refuse } from "../../test/fake-api.ts";

const CORRECTION: PublicView["corrections"][number] = {
  id: "c1",
  claim: "Nước ở Đồng Sậy nhiễm chì",
  verdict: "false",
  correction: "Nước đạt chuẩn theo ba lần đo.",
  reason: "Số đo của Sở.",
  uncertainty: "Chưa đo vào mùa mưa.",
  evidence: [
    { title: "Kết quả đo", url: "https://so.example/do", quote: "0,002 mg/l" },
    { title: "Biên bản giấy", url: null, quote: "" },
  ],
  publishedAt: "2026-11-20T00:05:00.000Z",
  topics: ["water"],
  contested: false,
};

function publicOf(change: Partial<PublicView> = {}): PublicView {
  return {
    channels: [
      {
        id: "news",
        purpose: { vi: "Biết báo chí viết gì", en: "Know what the press writes" },
        retentionDays: 730,
        documents: 12_345,
      },
    ],
    figures: {
      documents: 12_345,
      suggested: 40,
      dismissed: 30,
      decided: 8,
      byVerdict: { false: 3, true: 5 },
      contested: 2,
      overturned: 1,
    },
    corrections: [CORRECTION],
    ...change,
  };
}

async function openPublic(view = publicOf(), answers: Answers = {}) {
  const opened = openConsole("/cong-khai", { role: null, answers: { "GET /api/public": view, ...answers } });
  await screen.findByRole("heading", { name: "Đính chính đã đăng" });
  return opened;
}

describe("the public page", () => {
  test("says what is collected, what for, how long, and what never", async () => {
    await openPublic();
    const channel = wordsOf(document.querySelector(".public-channel"));
    for (const words of ["Báo chí", "Biết báo chí viết gì", "giữ 730 ngày rồi tự xóa", "12.345 văn bản"])
      expect(channel).toContain(words);
    expect(screen.getByText(/Không theo dõi cá nhân/u)).toBeTruthy();
  });

  test("owns up to its errors: how many suggestions were needless, what had to be changed", async () => {
    await openPublic();
    expect(screen.getByText("75% gợi ý là không cần thiết")).toBeTruthy();
    const figures = [...document.querySelectorAll(".figure")].map(wordsOf);
    expect(figures).toContain("30gợi ý bị người xem bỏ qua");
    expect(figures).toContain("1kết luận phải sửa lại");
    expect(screen.getByText("Sai: 3")).toBeTruthy();
  });

  test("divides by nothing while nothing was suggested", async () => {
    const figures = { documents: 0, suggested: 0, dismissed: 0, decided: 0, byVerdict: {}, contested: 0, overturned: 0 };
    await openPublic(publicOf({ figures, corrections: [] }));
    expect(screen.getByText("0% gợi ý là không cần thiết")).toBeTruthy();
    expect(screen.getByText("Chưa đăng đính chính nào.")).toBeTruthy();
  });

  test("shows a correction with its grounds, its doubt and its evidence", async () => {
    await openPublic();
    const card = wordsOf(document.querySelector(".correction-card"));
    for (const words of [
      "Sai",
      "20/11/2026, 07:05",
      "“Nước ở Đồng Sậy nhiễm chì”",
      "Nước đạt chuẩn",
      "Số đo của Sở.",
      "Chưa đo vào mùa mưa.",
    ])
      expect(card).toContain(words);
    expect(card).not.toContain("Đang xem lại");
    const link = screen.getByRole("link", { name: "Kết quả đo" });
    expect(link.getAttribute("href")).toBe("https://so.example/do");
    expect(link.getAttribute("rel")).toContain("noreferrer");
    expect(screen.queryByRole("link", { name: "Biên bản giấy" })).toBeNull();
    expect(card).not.toContain("“”");
  });

  test("says of a contested one that it is looked at again", async () => {
    await openPublic(publicOf({ corrections: [{ ...CORRECTION, contested: true }] }));
    expect(screen.getByText("Đang xem lại theo ý kiến phản hồi")).toBeTruthy();
  });

  test("hostile text in it stays text, and a script is no address", async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>`;
    const evidence = [{ title: hostile, url: "javascript:alert(1)", quote: hostile }];
    await openPublic(publicOf({ corrections: [{ ...CORRECTION, claim: hostile, correction: hostile, evidence }] }));
    expect(document.querySelector(".correction-card script, .correction-card img")).toBeNull();
    expect(screen.getByText(`“${hostile}”`, { selector: ".correction-claim" })).toBeTruthy();
    expect(screen.getByRole("link", { name: hostile }).getAttribute("href")).not.toContain("alert");
  });

  test("that cannot be loaded says so, and can be tried again", async () => {
    const { api, user } = openConsole("/cong-khai", { role: null, answers: { "GET /api/public": refuse(500, "INTERNAL") } });
    await screen.findByRole("alert");
    api.answer({ "GET /api/public": publicOf() });
    await user.click(screen.getByRole("button", { name: "Thử lại" }));
    expect(await screen.findByText("75% gợi ý là không cần thiết")).toBeTruthy();
  });

  test("speaks English to whoever chose it", async () => {
    window.localStorage.setItem("langnghe.tongue", "en");
    openConsole("/cong-khai", { role: null, answers: { "GET /api/public": publicOf() } });
    expect(await screen.findByText(/Know what the press writes/u)).toBeTruthy();
    expect(screen.queryByText(/Biết báo chí/u)).toBeNull();
    expect(wordsOf(document.querySelector(".public-channel"))).toContain("12,345");
  });
});

describe("contesting", () => {
  const REASON = "Tôi có biên bản đo ngày 3/11 của trạm y tế xã.";
  const openForm = async (answers: Answers = {}) => {
    const opened = await openPublic(publicOf(), answers);
    await opened.user.click(screen.getByRole("button", { name: "Tôi thấy kết luận này chưa đúng" }));
    const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Bạn cho biết vì sao/u });
    return { ...opened, box, send: () => screen.getByRole<HTMLButtonElement>("button", { name: "Gửi ý kiến" }) };
  };

  test("asks for no name, only for a reason", async () => {
    await openForm();
    expect(document.querySelectorAll(".contest input, .contest textarea")).toHaveLength(1);
    expect(screen.getByText(/Không cần nêu tên/u)).toBeTruthy();
  });

  test("needs a reason that can be examined: twenty characters, blanks aside", async () => {
    const { user, box, send } = await openForm();
    await fill(user, box, `  ${"a".repeat(19)}  `);
    expect(send().disabled).toBe(true);
    await fill(user, box, "a".repeat(20));
    expect(send().disabled).toBe(false);
  });

  test("is sent for its case, and thanked for with where the result will be", async () => {
    const { user, box, send, api } = await openForm({ "POST /api/public/contest": null });
    await fill(user, box, ` ${REASON} `);
    await user.click(send());
    expect(await screen.findByText(/Kết quả xem lại sẽ đăng tại trang này/u)).toBeTruthy();
    expect(api.sent("POST /api/public/contest")).toEqual([{ case: "c1", reason: REASON }]);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  test("too many at once: one is told to wait, and nothing written is lost", async () => {
    const { user, box, send } = await openForm({ "POST /api/public/contest": refuse(429, "TOO_MANY") });
    await fill(user, box, REASON);
    await user.click(send());
    expect(wordsOf(await screen.findByRole("alert"))).toContain("Bạn chờ một lát rồi thử lại");
    expect(box.value).toBe(REASON);
    await waitFor(() => expect(send().disabled).toBe(false));
  });
});

// @vitest-environment happy-dom
import type { Role } from "@langnghe/domain";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { DocumentView } from "../../../contract/search.ts";
import { caseViewOf, queueOf } from "../../test/cases.ts";
import { openConsole, toastWords, wordsOf } from "../../test/console.tsx";
import { summaryOf } from "../../test/everyday.ts";
import { type Answers, refuse } from "../../test/fake-api.ts";

const SENTENCE = "Nước ở Đồng Sậy nhiễm chì.";
const TEXT = `Sáng nay ở chợ. ${SENTENCE}\n\nAi biết gọi [số điện thoại].`;

function claimOf(change: Partial<DocumentView["claims"][number]> = {}): DocumentView["claims"][number] {
  const start = TEXT.indexOf(SENTENCE);
  return {
    text: SENTENCE,
    start,
    end: start + SENTENCE.length,
    score: 0.9,
    sourcing: "none",
    kind: "fact",
    flag: true,
    reasons: ["no_source", "harm_to_public"],
    case: null,
    ...change,
  };
}

function documentOf(change: Partial<DocumentView> = {}): DocumentView {
  return {
    ...summaryOf({ title: "Chuyện nước" }),
    text: TEXT,
    publishedFrom: "feed",
    modifiedAt: null,
    fetchedAt: "2026-11-20T02:00:00.000Z",
    indexedAt: "2026-11-20T02:01:00.000Z",
    redactions: { phone: 1 },
    models: { topics: "topics-vi-3", claims: "claims-vi-4" },
    claims: [claimOf()],
    revisions: [],
    storyDocuments: [],
    trace: [],
    ...change,
  };
}

async function openDocument(document = documentOf(), answers: Answers = {}, role: Role = "analyst") {
  const opened = openConsole(`/van-ban/${document.id}`, { role, answers: { "GET /api/documents/:id": document, ...answers } });
  await screen.findByRole("heading", { name: document.title });
  return opened;
}

const section = (heading: RegExp): HTMLElement =>
  screen.getByRole("heading", { name: heading }).closest("section") ?? expect.unreachable();

describe("a document", () => {
  test("keeps its text word for word, in paragraphs, with what was redacted as chips", async () => {
    await openDocument();
    const paragraphs = [...document.querySelectorAll(".document-text p")].map(wordsOf);
    expect(paragraphs.slice(0, 2)).toEqual([`Sáng nay ở chợ. ${SENTENCE}`, "Ai biết gọi số điện thoại."]);
    expect(document.querySelector(".redacted")?.getAttribute("title")).toBe("Đã che: số điện thoại");
    expect(screen.getByText("Đã che 1 chỗ có thông tin cá nhân trước khi lưu.")).toBeTruthy();
  });

  test("says when it was published, and where that date comes from when the feed did not tell", async () => {
    await openDocument(documentOf({ publishedFrom: "fetched" }));
    const source = wordsOf(document.querySelector(".document-source"));
    expect(source).toContain("Đăng 20/11/2026, 08:00");
    expect(source).toContain("Bài không ghi ngày đăng; dùng lúc thu thập.");
    const original = screen.getByRole("link", { name: /^Bản gốc/u });
    expect(original.getAttribute("href")).toBe("https://bao.example/1");
    expect(wordsOf(original)).toContain("mở ở thẻ mới");
  });

  test("without an address has no link to an original, and nothing redacted is not spoken of", async () => {
    await openDocument(documentOf({ url: null, redactions: {} }));
    expect(screen.queryByRole("link", { name: /^Bản gốc/u })).toBeNull();
    expect(screen.queryByText(/Đã che \d/u)).toBeNull();
  });

  test("hostile title, text and address stay text", async () => {
    const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>`;
    await openDocument(documentOf({ title: hostile, text: hostile, claims: [], url: "javascript:alert(3)" }));
    expect(document.querySelector("main img, main script")).toBeNull();
    expect(wordsOf(document.querySelector(".document-text p"))).toBe(hostile);
    expect(screen.getByRole("link", { name: /^Bản gốc/u }).getAttribute("href")).not.toContain("alert");
  });

  test("marks the suggested sentence only; pressing it says which one it is in the list", async () => {
    const other = claimOf({ text: "Sáng nay ở chợ.", start: 0, end: 15, flag: false, reasons: ["dated_event"] });
    const { user } = await openDocument(documentOf({ claims: [claimOf(), other] }));
    const marks = screen.getAllByRole("button", { name: /^Câu được gợi ý kiểm chứng/u });
    expect(marks.map(wordsOf)).toEqual([SENTENCE]);
    const [mark] = marks;
    if (mark === undefined) expect.unreachable();
    expect(mark.getAttribute("title")).toBe("Không nêu nguồn nào · Nói đến nguy hại cho nhiều người");
    await user.click(mark);
    expect(mark.getAttribute("aria-pressed")).toBe("true");
    expect(wordsOf(document.querySelector(".claim-row[data-current='true'] button"))).toBe(SENTENCE);
    mark.focus();
    await user.keyboard("{Enter}");
    expect(mark.getAttribute("aria-pressed")).toBe("false");
    expect(screen.getByText("Câu kiểm chứng được khác, máy không gợi ý (1)")).toBeTruthy();
  });

  test("shows what was taken out and put in since each state that was kept", async () => {
    const revision = (name: string, at: string, text: string) => ({
      revision: name,
      fetchedAt: at,
      title: "Chuyện nước",
      text,
    });
    const { user } = await openDocument(
      documentOf({
        text: "Nước đã đạt chuẩn.",
        claims: [],
        revisions: [
          revision("r2", "2026-11-21T00:05:00.000Z", "Nước chưa đạt chuẩn."),
          revision("r1", "2026-11-20T00:05:00.000Z", "Nước bẩn."),
        ],
      }),
    );
    const part = section(/^Các lần sửa/u);
    expect([...part.querySelectorAll("del")].map(wordsOf)).toEqual(["bỏ chưa"]);
    expect([...part.querySelectorAll("ins")].map(wordsOf)).toEqual(["thêm đã"]);
    await user.click(within(part).getByRole("button", { name: "Bản thu 20/11/2026, 07:05" }));
    expect(wordsOf(part.querySelector("del"))).toContain("bẩn.");
    expect(wordsOf(part.querySelector("ins"))).toContain("chưa đạt chuẩn.");
  });

  test("never changed, says so", async () => {
    await openDocument();
    expect(screen.getByText("Bài chưa bị sửa lần nào kể từ khi thu thập.")).toBeTruthy();
  });

  test("leads to six others of its story, and from there to all", async () => {
    const others = Array.from({ length: 7 }, (_, n) => summaryOf({ id: `o${n}`, title: `Bài ${n}` }));
    await openDocument(documentOf({ storyDocuments: others, storySize: 8 }));
    const part = within(section(/^Cùng chuỗi tin/u));
    expect(part.getAllByRole("listitem")).toHaveLength(6);
    expect(part.getByRole("link", { name: "Mở cả chuỗi tin" }).getAttribute("href")).toBe("/tim-kiem?days=all&story=s1");
  });

  test("says what every service did with it, and with which models", async () => {
    const step = (service: string, kind: "next" | "drop" | "park", reason: string | null) =>
      ({ service, step: "s", kind, reason, at: "2026-11-20T00:05:00.000Z", ms: 12.4, run: "live" }) as const;
    await openDocument(documentOf({ trace: [step("extractor", "next", null), step("indexer", "drop", "stale")] }));
    const lines = [...document.querySelectorAll(".trace li")].map(wordsOf);
    expect(lines[0]).toContain("Trích xuấtđi tiếp");
    expect(lines[0]).toContain("12 ms");
    expect(lines[0]).not.toContain("live");
    expect(lines[1]).toContain("Lập chỉ mụcbỏđã có bản mới hơn");
    expect(screen.getByText("Mô hình: topics-vi-3 · claims-vi-4")).toBeTruthy();
  });

  test("past its retention says why it may be gone", async () => {
    openConsole("/van-ban/alt", { answers: { "GET /api/documents/:id": refuse(404, "NOT_FOUND") } });
    expect(await screen.findByText(/hết hạn lưu và được xóa theo quy định/u)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a case from a sentence", () => {
  const made: Answers = {
    "POST /api/cases": caseViewOf({ id: "c5", state: "open" }),
    "GET /api/cases": queueOf([]),
    "GET /api/cases/:id": caseViewOf({ id: "c5", state: "open" }),
  };

  test("is made of exactly its span, and opened", async () => {
    const { user, api, address } = await openDocument(documentOf(), made);
    await user.click(await screen.findByRole("button", { name: "Lập hồ sơ từ câu này" }));
    await waitFor(() => expect(address()).toBe("/kiem-chung/c5?state=open"));
    const [body] = api.sent("POST /api/cases");
    expect(body).toEqual({ document: "d1", start: 16, end: 16 + SENTENCE.length });
    expect(TEXT.slice(16, 16 + SENTENCE.length)).toBe(SENTENCE);
  });

  test("that has a case already leads there instead", async () => {
    await openDocument(documentOf({ claims: [claimOf({ case: "c5" })] }));
    expect(screen.getByRole("link", { name: "Mở hồ sơ" }).getAttribute("href")).toBe("/kiem-chung/c5");
    expect(screen.queryByRole("button", { name: "Lập hồ sơ từ câu này" })).toBeNull();
  });

  test("is never made of what was sent to the authority (RIGHTS): the page does not offer it", async () => {
    await openDocument(documentOf({ channel: "feedback", claims: [claimOf({ flag: false })] }));
    expect(screen.getByText("Phản ánh gửi đến cơ quan không bao giờ bị gợi ý kiểm chứng.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Lập hồ sơ/u })).toBeNull();
    expect(document.querySelector(".claim-row")).toBeNull();
    expect(screen.queryByText(/Bôi đen một câu/u)).toBeNull();
  });

  test("is not offered to a reader", async () => {
    await openDocument(documentOf(), {}, "reader");
    expect(screen.queryByRole("button", { name: "Lập hồ sơ từ câu này" })).toBeNull();
    expect(screen.queryByText(/Bôi đen một câu/u)).toBeNull();
  });

  test("refused by the server's rule, says the rule", async () => {
    const { user } = await openDocument(documentOf(), {
      "POST /api/cases": refuse(422, "RULE_BROKEN", "feedback_is_protected"),
    });
    await user.click(await screen.findByRole("button", { name: "Lập hồ sơ từ câu này" }));
    await waitFor(() => expect(toastWords()).toBe("Phản ánh gửi cơ quan không lập thành hồ sơ kiểm chứng"));
  });
});

import { describe, expect, it } from "vitest";
import { addWording, caseFromClaim, caseIdOf, noteChangedDocument, wordingOf } from "./case-wordings.ts";
import { claimFixture, documentFixture } from "./fixtures.ts";

const AT = "2026-11-17T03:00:00.000Z";
const CHANGED = { id: "d1", revision: "r2", text: "Sáng nay. Nghe nói đập Phú Mộc nứt rồi." };
const fresh = () => caseFromClaim(documentFixture(), claimFixture(), { by: "machine", at: AT });

describe("the id of a case", () => {
  it("is the same for the same words, whatever their marks, case and punctuation", () => {
    expect(caseIdOf("nghe noi dap phu moc nut roi")).toBe(caseIdOf("Nghe nói: đập Phú Mộc nứt rồi!"));
  });

  it("differs for other words", () => {
    expect(caseIdOf("Đập Phú Mộc nứt")).not.toBe(caseIdOf("Đập Phú Mộc không nứt"));
  });
});

describe("a case made of a claim", () => {
  it("is a suggestion when the machine makes it, and work when a person does", () => {
    expect(fresh().state).toBe("suggested");
    expect(caseFromClaim(documentFixture(), claimFixture(), { by: "acc", at: AT }).state).toBe("open");
  });

  it("holds where the claim stands, and nobody's name", () => {
    expect(fresh().wordings).toMatchObject([{ document: "d1", start: 0, outlet: "dien-dan" }]);
    expect(Object.keys(fresh())).not.toContain("author");
  });
});

describe("another wording", () => {
  const other = (change: Parameters<typeof documentFixture>[0]) => wordingOf(documentFixture(change), claimFixture());

  it("counts its outlet once, however many documents it prints", () => {
    const two = addWording(fresh(), other({ id: "d2" }), AT);
    expect(two.wordings).toHaveLength(2);
    expect(two.outlets).toBe(1);
    expect(addWording(two, other({ id: "d3", outlet: "cho-que" }), AT).outlets).toBe(2);
  });

  it("added again changes nothing, so that a repeated delivery is harmless", () => {
    const subject = fresh();
    expect(addWording(subject, other({}), AT)).toBe(subject);
  });

  it("widens the time from the first to the last", () => {
    const wide = addWording(fresh(), other({ id: "d0", publishedAt: "2026-11-16T00:00:00.000Z" }), AT);
    expect([wide.firstSeenAt, wide.lastSeenAt]).toEqual(["2026-11-16T00:00:00.000Z", "2026-11-17T01:00:00.000Z"]);
    expect(wide.wordings[0]?.document).toBe("d0");
  });
});

describe("a document that its outlet changed (RIGHTS 5)", () => {
  const verdict = { value: "true", reason: "r", uncertainty: "u", by: "an", at: AT, secondBy: null, reviewAt: AT } as const;

  it("reopens a decided case and says so in its history", () => {
    const after = noteChangedDocument({ ...fresh(), state: "published", verdict }, CHANGED, AT);
    expect(after.state).toBe("open");
    expect(after.history.at(-1)).toMatchObject({ action: "document_changed", by: "machine", from: "published", to: "open" });
  });

  it("leaves the state of work under way, and is told once", () => {
    const once = noteChangedDocument({ ...fresh(), state: "open" }, CHANGED, AT);
    expect(once.state).toBe("open");
    expect(noteChangedDocument(once, CHANGED, AT)).toBe(once);
  });

  it("finds the words again where they stand now", () => {
    const [wording] = noteChangedDocument(fresh(), CHANGED, AT).wordings;
    expect(wording).toMatchObject({ revision: "r2", start: 10 });
    expect(CHANGED.text.slice(wording?.start, wording?.end)).toBe(wording?.text);
  });

  it("says when the words are gone, once, and keeps the revision in which they stood", () => {
    const gone = { ...CHANGED, text: "Đập an toàn." };
    const after = noteChangedDocument({ ...fresh(), state: "decided", verdict }, gone, AT);
    expect(after).toMatchObject({ state: "open", wordings: [{ revision: "r1" }] });
    expect(after.history.at(-1)?.action).toBe("wording_gone");
    expect(noteChangedDocument(after, gone, AT)).toBe(after);
  });

  it("does not concern a case that rests on other documents", () => {
    const subject = fresh();
    expect(noteChangedDocument(subject, { ...CHANGED, id: "elsewhere" }, AT)).toBe(subject);
  });
});

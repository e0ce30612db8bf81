import type { Digest, DigestItem, DigestSection } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { documentOf } from "./console-fixture.ts";
import { documentsNamed, editedSections } from "./digest-edit.ts";

const FIRST = { text: "Nước về chậm ba ngày.", document: "d1" };
const SECOND = { text: "Xã đã trả lời.", document: "d2" };
const NOTE = { text: "Đã hỏi lại xã.", document: null };

function item(changes: Partial<DigestItem> = {}): DigestItem {
  return {
    id: "i1",
    heading: "Nước",
    sentences: [FIRST, SECOND],
    topics: [],
    places: [],
    documents: ["d1", "d2", "d3"],
    count: 3,
    outlets: 2,
    before: 1,
    ...changes,
  };
}

const section = (...items: DigestItem[]): DigestSection => ({ kind: "concerns", items });
const STORED: Digest = {
  ...{
    id: "g",
    series: "sang",
    day: "2026-11-25",
    from: "",
    to: "",
    state: "draft",
    title: "Sáng",
    recipients: [],
    problem: null,
  },
  ...{ approvedBy: null, approvedAt: null, sentAt: null, createdAt: "", updatedAt: "", sections: [section(item())] },
};
const stored = {
  ...documentOf("d1", { text: "Nước về chậm ba ngày. Dân chờ." }),
  story: "d1",
  revisionNumber: 1,
  indexedAt: "",
};
const DOCUMENTS = new Map([["d1", stored]]);
const edited = (...items: DigestItem[]) => editedSections(STORED, [section(...items)], DOCUMENTS)[0]?.items ?? [];
const CHANGED = expect.objectContaining({ code: "RULE_BROKEN", facts: { detail: "extracted_sentence_changed" } });

describe("an edited digest", () => {
  it("may leave out, move and annotate sentences, and rename an item", () => {
    const [changed] = edited(item({ heading: "Nước sạch", sentences: [NOTE, SECOND] }));
    expect(changed).toMatchObject({ heading: "Nước sạch", sentences: [NOTE, SECOND] });
  });

  it("may move a sentence to another item, and take back one that stands in its document", () => {
    const other = item({ id: "i2", sentences: [NOTE] });
    expect(edited(item({ sentences: [{ text: "Dân chờ.", document: "d1" }] }), other)).toHaveLength(2);
  });

  it("may not reword a sentence, nor give it to another document", () => {
    expect(() => edited(item({ sentences: [{ ...FIRST, text: "Nước về chậm ba tháng." }] }))).toThrow(CHANGED);
    expect(() => edited(item({ sentences: [{ ...FIRST, document: "d2" }] }))).toThrow(CHANGED);
    expect(() => edited(item({ sentences: [{ text: " ", document: "d1" }] }))).toThrow(CHANGED);
  });

  it("keeps the machine's figures and documents whatever is sent", () => {
    const [kept] = edited(item({ count: 900, outlets: 90, before: 0, documents: [] }));
    expect(kept).toMatchObject({ count: 3, outlets: 2, before: 1, documents: ["d1", "d2", "d3"] });
  });

  it("takes a new item with notes only, and without figures", () => {
    expect(edited(item({ id: "new", sentences: [NOTE], count: 7 }))).toMatchObject([{ id: "new", count: 0, documents: [] }]);
    expect(() => edited(item({ id: "new", sentences: [FIRST] }))).toThrow(CHANGED);
  });
});

describe("the documents of a digest", () => {
  it("are those of its items and sentences, each once", () => {
    expect(documentsNamed(STORED.sections)).toEqual(["d1", "d2", "d3"]);
  });
});

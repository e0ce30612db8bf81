import type { DigestItem } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { type DigestDraft, type DigestEdit, editDigest, withoutEmptyNotes } from "./digest-edits.ts";

function item(id: string, ...texts: string[]): DigestItem {
  const sentences = texts.map((text) => ({ text, document: `doc-${text}` }));
  return { id, heading: id, sentences, topics: [], places: [], documents: [], count: 1, outlets: 1, before: 0 };
}

const DRAFT: DigestDraft = {
  title: "Điểm tin",
  sections: [
    { kind: "concerns", items: [item("a", "một", "hai", "ba"), item("b", "bốn")] },
    { kind: "petitions", items: [item("c", "năm")] },
  ],
};

const after = (...edits: DigestEdit[]): DigestDraft => edits.reduce(editDigest, DRAFT);
const texts = (draft: DigestDraft, id: string): string[] | undefined =>
  draft.sections
    .flatMap((section) => section.items)
    .find((found) => found.id === id)
    ?.sentences.map(({ text }) => text);

describe("editDigest", () => {
  test("removes and moves sentences", () => {
    expect(texts(after({ do: "remove_sentence", item: "a", at: 1 }), "a")).toEqual(["một", "ba"]);
    expect(texts(after({ do: "move_sentence", item: "a", at: 0, by: 1 }), "a")).toEqual(["hai", "một", "ba"]);
  });

  test("moving over the edge changes nothing", () => {
    expect(after({ do: "move_sentence", item: "a", at: 0, by: -1 })).toEqual(DRAFT);
    expect(after({ do: "move_item", item: "b", by: 1 })).toEqual(DRAFT);
  });

  test("removes and moves items within their section", () => {
    const ids = (draft: DigestDraft): string[][] => draft.sections.map(({ items }) => items.map(({ id }) => id));
    expect(ids(after({ do: "move_item", item: "b", by: -1 }))).toEqual([["b", "a"], ["c"]]);
    expect(ids(after({ do: "remove_item", item: "a" }))).toEqual([["b"], ["c"]]);
  });

  test("notes are free, extracted sentences are not reworded", () => {
    const noted = after({ do: "add_note", item: "c" }, { do: "edit_note", item: "c", at: 1, text: "đã trả lời" });
    expect(texts(noted, "c")).toEqual(["năm", "đã trả lời"]);
    expect(texts(after({ do: "edit_note", item: "c", at: 0, text: "khác" }), "c")).toEqual(["năm"]);
  });

  test("an item that is gone changes nothing, and the draft given is never changed", () => {
    const before = structuredClone(DRAFT);
    expect(after({ do: "remove_item", item: "zzz" })).toEqual(before);
    after({ do: "title", title: "Khác" });
    expect(DRAFT).toEqual(before);
  });

  test("notes left empty are not sent", () => {
    const noted = after({ do: "add_note", item: "c" });
    expect(withoutEmptyNotes(noted.sections)).toEqual(DRAFT.sections);
  });
});

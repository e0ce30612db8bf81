import type { Digest, DigestItem, DigestSection, StoredDocument } from "@langnghe/domain";
import { ruleBroken } from "./problems.ts";

/**
 * The sections of an edited digest. Extracted sentences may be removed or moved, not reworded: each must stand in the stored
 * version, or word for word in the document it names. Figures and documents of an item are the machine's and stay as stored;
 * a new item holds notes only. Rejects with RULE_BROKEN (`extracted_sentence_changed`).
 */
export function editedSections(
  stored: Digest,
  wanted: readonly DigestSection[],
  documents: ReadonlyMap<string, StoredDocument>,
): DigestSection[] {
  const items = new Map(stored.sections.flatMap((section) => section.items).map((item) => [item.id, item]));
  const known = new Set([...items.values()].flatMap((item) => item.sentences.map(keyOf)));
  return wanted.map((section) => ({
    kind: section.kind,
    items: section.items.map((item) => {
      for (const sentence of item.sentences) {
        if (sentence.document === null || known.has(keyOf(sentence))) continue;
        if (!standsIn(documents.get(sentence.document), sentence.text)) throw ruleBroken("extracted_sentence_changed");
      }
      return withStoredFigures(item, items.get(item.id));
    }),
  }));
}

/** Documents that a digest names, in its items and in its sentences. */
export function documentsNamed(sections: readonly DigestSection[]): string[] {
  const ids = sections.flatMap((section) =>
    section.items.flatMap((item) => [...item.documents, ...item.sentences.flatMap((sentence) => sentence.document ?? [])]),
  );
  return [...new Set(ids)];
}

function withStoredFigures(item: DigestItem, stored: DigestItem | undefined): DigestItem {
  const { id, heading, sentences } = item;
  if (stored !== undefined) return { ...stored, heading, sentences };
  if (sentences.some((sentence) => sentence.document !== null)) throw ruleBroken("extracted_sentence_changed");
  return { id, heading, sentences, topics: item.topics, places: item.places, documents: [], count: 0, outlets: 0, before: 0 };
}

function keyOf(sentence: { readonly text: string; readonly document: string | null }): string {
  return `${sentence.document ?? ""} ${sentence.text}`;
}

function standsIn(document: StoredDocument | undefined, text: string): boolean {
  return document !== undefined && text.trim() !== "" && (document.text.includes(text) || document.title.includes(text));
}

import type { DigestItem, DigestSection } from "@langnghe/domain";

/** The part of a draft that a person edits. */
export interface DigestDraft {
  readonly title: string;
  readonly sections: readonly DigestSection[];
}

/** One edit. Extracted sentences are removed or moved, never reworded; notes are free. */
export type DigestEdit =
  | { readonly do: "title"; readonly title: string }
  | { readonly do: "remove_item"; readonly item: string }
  | { readonly do: "move_item"; readonly item: string; readonly by: -1 | 1 }
  | { readonly do: "remove_sentence"; readonly item: string; readonly at: number }
  | { readonly do: "move_sentence"; readonly item: string; readonly at: number; readonly by: -1 | 1 }
  | { readonly do: "add_note"; readonly item: string }
  | { readonly do: "edit_note"; readonly item: string; readonly at: number; readonly text: string };

/** The draft after an edit; an edit that does not apply changes nothing. */
export function editDigest(draft: DigestDraft, edit: DigestEdit): DigestDraft {
  if (edit.do === "title") return { ...draft, title: edit.title };
  const sections = draft.sections.map((section) => {
    const at = section.items.findIndex(({ id }) => id === edit.item);
    const item = section.items[at];
    return item === undefined ? section : { ...section, items: editItems(section.items, { at, item, edit }) };
  });
  return { ...draft, sections };
}

type ItemEdit = Exclude<DigestEdit, { readonly do: "title" }>;

function editItems(
  items: readonly DigestItem[],
  { at, item, edit }: { at: number; item: DigestItem; edit: ItemEdit },
): DigestItem[] {
  if (edit.do === "remove_item") return items.filter((other) => other !== item);
  if (edit.do === "move_item") return moved(items, at, edit.by);
  return items.map((other) => (other === item ? { ...item, sentences: editSentences(item.sentences, edit) } : other));
}

type Sentences = DigestItem["sentences"];

function editSentences(sentences: Sentences, edit: Exclude<ItemEdit, { readonly do: "remove_item" | "move_item" }>): Sentences {
  switch (edit.do) {
    case "remove_sentence":
      return sentences.filter((_, index) => index !== edit.at);
    case "move_sentence":
      return moved(sentences, edit.at, edit.by);
    case "add_note":
      return [...sentences, { text: "", document: null }];
    case "edit_note":
      return sentences.map((sentence, index) =>
        index === edit.at && sentence.document === null ? { ...sentence, text: edit.text } : sentence,
      );
  }
}

function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [taken] = next.splice(at, 1);
  if (taken === undefined || at + by < 0 || at + by >= list.length) return [...list];
  next.splice(at + by, 0, taken);
  return next;
}

/** Whether a note still waits for its words: such a draft is not done with when it was saved. */
export function hasEmptyNote({ sections }: DigestDraft): boolean {
  return sections.some(({ items }) =>
    items.some(({ sentences }) => sentences.some(({ document, text }) => document === null && text.trim() === "")),
  );
}

/** What is sent: notes that were left empty are not kept. */
export function withoutEmptyNotes(sections: readonly DigestSection[]): DigestSection[] {
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      sentences: item.sentences.filter(({ document, text }) => document !== null || text.trim() !== ""),
    })),
  }));
}

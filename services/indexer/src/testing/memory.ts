import type { Case, Claim, ClassifiedDocument, StoredDocument } from "@langnghe/domain";
import type { DocumentToStore, PutResult } from "@langnghe/store";
import type { IndexerDeps } from "../deps.ts";

/** An invented document on its way into the store. */
export function classified(change: Partial<ClassifiedDocument> = {}): ClassifiedDocument {
  const who = {
    id: "d1",
    revision: "r1",
    feed: "f",
    outlet: "o1",
    channel: "news",
    url: null,
    title: "Tít",
    text: "Lời.",
  } as const;
  const when = { fetchedAt: at(1), publishedAt: at(0), publishedFrom: "entry", modifiedAt: null, answeredAt: null } as const;
  const rest = { language: "vi", kind: "article", categories: [], place: null, redactions: {}, signature: [] } as const;
  const found = { topics: [], places: [], claims: [], flag: false, models: { topics: "t", claims: "c" } };
  return { ...who, ...when, ...rest, ...found, categories: [], signature: [], ...change };
}

/** Some minute of an invented day. */
export function at(minute: number): string {
  return new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString();
}

/** A claim that is suggested for review. */
export function flagged(text: string): Claim {
  const base = { text, start: 0, end: text.length, score: 0.9, checkable: 0.9, reasons: ["hearsay"] };
  return { ...base, sourcing: "vague", flag: true, kind: "claim" };
}

/** Documents in memory, by the rules of the port as far as the indexer relies on them. */
export function memoryDocuments() {
  const stored = new Map<string, StoredDocument & { readonly bands: readonly string[] }>();
  const writes: number[] = [];

  function putOne({ document, story, bands, indexedAt }: DocumentToStore): PutResult {
    const known = stored.get(document.id);
    if (known !== undefined && known.revision !== document.revision && known.fetchedAt > document.fetchedAt) return "stale";
    if (known?.revision === document.revision) return "unchanged";
    const revisionNumber = (known?.revisionNumber ?? 0) + 1;
    stored.set(document.id, { ...document, story: known?.story ?? story, revisionNumber, indexedAt, bands });
    return known === undefined ? "created" : "changed";
  }
  const documents: IndexerDeps["documents"] = {
    get: async (id) => stored.get(id) ?? null,
    put: async (items) => {
      writes.push(items.length);
      return items.map(putOne);
    },
    nearDuplicates: async (bands, limit) =>
      [...stored.values()].filter((each) => each.bands.some((band) => bands.includes(band))).slice(0, limit),
  };
  return { ...documents, stored, writes };
}

/** Cases in memory with compare-and-set; `interfere` runs before a write, as somebody else's change would. */
export function memoryCases() {
  const kept = new Map<string, { readonly value: Case; readonly version: number }>();
  let interfere: (() => void) | null = null;
  const cases: IndexerDeps["cases"] = {
    get: async (id) => kept.get(id) ?? null,
    idsFirstSeenIn: async (document) =>
      [...kept.values()].filter(({ value }) => value.wordings[0]?.document === document).map(({ value }) => value.id),
    put: async (value, expected) => {
      const others = interfere;
      interfere = null;
      others?.();
      const version = kept.get(value.id)?.version ?? 0;
      if (version !== expected) return null;
      kept.set(value.id, { value, version: version + 1 });
      return version + 1;
    },
  };
  return {
    ...cases,
    kept,
    all: () => [...kept.values()].map(({ value }) => value),
    /** Somebody changes a case while the indexer works on it. */
    change: (id: string, change: Partial<Case>) => {
      const known = kept.get(id);
      if (known !== undefined) kept.set(id, { value: { ...known.value, ...change }, version: known.version + 1 });
    },
    onNextPut: (work: () => void) => {
      interfere = work;
    },
  };
}

/** Likeness as the share of equal places, and a band for each place. */
export const likeness: Pick<IndexerDeps, "bandsOf" | "similarity"> = {
  bandsOf: (signature) => signature.map((value, place) => `${place}:${value}`),
  similarity: (a, b) => a.filter((value, place) => value === b[place]).length / Math.max(1, a.length),
};

import type { Case } from "@langnghe/domain";
import {
  type Digest,
  type DigestSeries,
  digestSeriesSchema,
  type Facet,
  type FeedState,
  type SearchFilter,
  type StoredDocument,
} from "@langnghe/domain";
import type { Mail } from "@langnghe/mail";
import type { DigestDeps } from "../deps.ts";

/** Seven in the morning in Vietnam, an hour and a half after the draft is due. */
export const NOW = Date.parse("2026-11-25T07:00:00+07:00");

export const SERIES: DigestSeries = digestSeriesSchema.parse({
  id: "lanh-dao",
  label: { vi: "Bản tin lãnh đạo", en: "Leadership digest" },
  draftAt: "05:30",
  recipients: ["chu-tich@vinh-lam.example"],
});

/** An invented document of yesterday evening. */
export function documentOf(change: Partial<StoredDocument> = {}): StoredDocument {
  const who = { id: "d1", revision: "r1", feed: "f", outlet: "bao", channel: "news", url: null } as const;
  const words = { title: "Đồng Sậy thiếu nước", text: "Khu tái định cư Đồng Sậy vẫn chưa có nước sạch." };
  const published = "2026-11-24T12:00:00.000Z";
  const when = { fetchedAt: published, publishedAt: published, publishedFrom: "entry", indexedAt: published } as const;
  const rest = { modifiedAt: null, answeredAt: null, language: "vi", kind: "article", place: null, redactions: {} } as const;
  const found = { topics: [{ id: "land", score: 0.9 }], places: [], claims: [], flag: false, story: change.id ?? "d1" };
  const models = { topics: "t", claims: "c" };
  return { ...who, ...words, ...when, ...rest, ...found, models, revisionNumber: 1, categories: [], signature: [], ...change };
}

/** A feed's memory; a healthy one unless changed. */
export function feedState(change: Partial<FeedState> & { readonly feed: string }): FeedState {
  const at = "2026-11-24T23:00:00.000Z";
  const totals = { polls: 1, fetched: 0, fresh: 0, unchanged: 0, changed: 0, dropped: {}, parked: {} };
  const memory = { etag: null, lastModified: null, lastReport: null, totals, seen: {}, failures: 0 };
  return { ...memory, nextPollAt: at, lastPollAt: at, lastOkAt: at, newestAt: at, ...change };
}

/** A digest service on memory: what it was given, what it sent. */
export function digestRig(given: {
  readonly documents?: readonly StoredDocument[];
  readonly cases?: readonly Case[];
  readonly feeds?: readonly FeedState[];
  readonly series?: readonly DigestSeries[];
}) {
  const documents = [...(given.documents ?? [])].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const digests = new Map<string, { readonly value: Digest; readonly version: number }>();
  const sent: Mail[] = [];
  let now = NOW;
  let send = async (mail: Mail): Promise<void> => void sent.push(mail);
  const matching = (filter: SearchFilter) => documents.filter((document) => matches(document, filter));
  const deps: DigestDeps = {
    documents: {
      search: async ({ filter, limit }) => {
        const found = matching(filter);
        const hits = found.slice(0, limit).map((document) => ({ document, titleMarks: [], snippet: "", snippetMarks: [] }));
        return { hits, total: found.length, next: null };
      },
      count: async (filter) => matching(filter).length,
      facet: async (filter, field, limit) => facet(matching(filter), field).slice(0, limit),
      getMany: async (ids) => documents.filter(({ id }) => ids.includes(id)),
    },
    cases: {
      list: async ({ states, limit }) => {
        const found = (given.cases ?? []).filter(({ state }) => states?.includes(state) ?? true);
        const items = [...found]
          .sort((a, b) => b.score - a.score)
          .slice(0, limit)
          .map((value) => ({ value, version: 1 }));
        return { items, total: found.length };
      },
    },
    digests: {
      get: async (id) => digests.get(id) ?? null,
      put: async (value, expected) => {
        if ((digests.get(value.id)?.version ?? 0) !== expected) return null;
        digests.set(value.id, { value, version: expected + 1 });
        return expected + 1;
      },
      list: async ({ states, limit }) => {
        const items = [...digests.values()].filter(({ value }) => states?.includes(value.state) ?? true).slice(0, limit);
        return { items, total: items.length };
      },
    },
    feedStates: async () => given.feeds ?? [],
    series: given.series ?? [SERIES],
    sentences: (text) => text.split(/(?<=[.!?])\s+/),
    labels: {
      topic: (id) => `chủ đề ${id}`,
      place: (id) => `xã ${id}`,
      outlet: (id) => `Báo ${id}`,
      feed: (id) => `Nguồn ${id}`,
    },
    send: (mail) => send(mail),
    from: "Lắng Nghe <langnghe@vinh-lam.example>",
    consoleUrl: "http://127.0.0.1:8080",
    clock: () => now,
  };
  return {
    deps,
    digests,
    sent,
    turn: (to: string) => {
      now = Date.parse(to);
    },
    sendWith: (instead: (mail: Mail) => Promise<void>) => {
      send = instead;
    },
  };
}

function matches(document: StoredDocument, { channels, topics, from, to }: SearchFilter): boolean {
  if (channels !== undefined && !channels.includes(document.channel)) return false;
  if (topics !== undefined && !document.topics.some(({ id }) => topics.includes(id))) return false;
  return (from === undefined || document.publishedAt >= from) && (to === undefined || document.publishedAt < to);
}

function facet(documents: readonly StoredDocument[], field: Facet) {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const value of valuesOf(document, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = [...counts].map(([value, count]) => ({ value, count }));
  return sorted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function valuesOf(document: StoredDocument, field: Facet): readonly string[] {
  if (field === "topic") return document.topics.map(({ id }) => id);
  if (field === "place") return document.places;
  return field === "outlet" ? [document.outlet] : [];
}

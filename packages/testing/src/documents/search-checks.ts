import assert from "node:assert/strict";
import type { SearchFilter, Sort } from "@langnghe/domain";
import type { DocumentStore, SearchHit, Store } from "@langnghe/store";
import { type Check, codeOf, collect } from "../check.ts";
import { CORPUS } from "./corpus.ts";
import { QUERY_CASES } from "./query-cases.ts";
import { sample } from "./sample.ts";

/** Puts the corpus and gives the store. */
export async function withCorpus(store: Store): Promise<DocumentStore> {
  await store.documents.put(CORPUS);
  return store.documents;
}

const FIRST_PAGE = { sort: "newest", limit: 200 } as const;

export function idsOf(hits: readonly SearchHit[]): string[] {
  return hits.map((hit) => hit.document.id);
}

async function pagesOf(
  documents: DocumentStore,
  filter: SearchFilter,
  sort: Sort,
  between?: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await documents.search({ filter, sort, limit: 3, ...(cursor !== null && { cursor }) });
    ids.push(...idsOf(page.hits));
    cursor = page.next;
    await between?.();
  } while (cursor !== null && ids.length < 100);
  return ids;
}

/** One check a query: search, count, facets and scan must agree on what matches. */
const caseChecks: readonly Check<Store>[] = QUERY_CASES.map(({ name, filter, finds }) => ({
  name: `query, ${name}`,
  run: async (place) => {
    const documents = await withCorpus(await place.open());
    const result = await documents.search({ filter, ...FIRST_PAGE });
    assert.deepEqual(idsOf(result.hits).sort(), [...finds].sort());
    assert.equal(result.total, finds.length);
    assert.equal(await documents.count(filter), finds.length);
    const channels = await documents.facet(filter, "channel", 10);
    assert.equal(
      channels.reduce((sum, { count }) => sum + count, 0),
      finds.length,
    );
    assert.deepEqual(
      (await collect(documents.scan(filter))).map((document) => document.id),
      [...finds].sort(),
    );
  },
}));

const orderChecks: readonly Check<Store>[] = [
  {
    name: "newest and oldest go by event time",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const newest = (await documents.search({ filter: {}, ...FIRST_PAGE })).hits.map((hit) => hit.document.publishedAt);
      assert.deepEqual(newest, newest.toSorted().toReversed());
      const oldest = (await documents.search({ filter: {}, sort: "oldest", limit: 200 })).hits.map(
        (hit) => hit.document.publishedAt,
      );
      assert.deepEqual(oldest, oldest.toSorted());
    },
  },
  {
    name: "relevance puts the document first that says it in the title and most",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      await documents.put([
        sample("weak", { text: `Bài dài về chuyện khác. ${"Câu khác hẳn. ".repeat(60)} Có nhắc lương hưu.` }),
      ]);
      const { hits } = await documents.search({ filter: { q: "lương hưu" }, sort: "relevance", limit: 10 });
      assert.equal(hits.length, 3);
      assert.equal(hits.at(-1)?.document.id, "weak");
    },
  },
  {
    name: "pages hold the limit, every document once, and the exact total",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const all = idsOf((await documents.search({ filter: {}, ...FIRST_PAGE })).hits);
      assert.deepEqual(await pagesOf(documents, {}, "newest"), all);
      assert.deepEqual(await pagesOf(documents, {}, "oldest"), all.toReversed());
      const first = await documents.search({ filter: {}, sort: "newest", limit: 5 });
      assert.equal(first.hits.length, 5);
      assert.equal(first.total, CORPUS.length);
      const whole = await documents.search({ filter: {}, sort: "newest", limit: CORPUS.length });
      assert.equal(whole.next, null);
    },
  },
  {
    name: "pages by relevance hold every match once",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const ids = await pagesOf(documents, { q: "va OR cu OR nuoc OR la OR dan" }, "relevance");
      const all = await documents.search({ filter: { q: "va OR cu OR nuoc OR la OR dan" }, ...FIRST_PAGE });
      assert.ok(all.total > 3);
      assert.deepEqual(ids.toSorted(), idsOf(all.hits).sort());
    },
  },
  ...(["newest", "oldest", "relevance"] as const).map((sort) => ({
    name: `pages by ${sort} neither repeat nor skip what was there while others write`,
    run: async (place: Parameters<Check<Store>["run"]>[0]) => {
      const documents = await withCorpus(await place.open());
      const filter = { q: "-xyzzy nước OR lương OR đập OR đất OR dân" };
      const before = idsOf((await documents.search({ filter, ...FIRST_PAGE })).hits);
      let written = 0;
      const ids = await pagesOf(documents, filter, sort, async () => {
        written += 1;
        const publishedAt = written % 2 === 0 ? "2026-11-30T00:00:00.000Z" : "2026-11-12T00:00:00.000Z";
        await documents.put([sample(`new-${written}`, { text: "đất nước đập lương dân đất nước", publishedAt })]);
      });
      assert.equal(new Set(ids).size, ids.length, "a document came twice");
      assert.deepEqual(ids.filter((id) => !id.startsWith("new-")).toSorted(), before.toSorted());
    },
  })),
  {
    name: "documents published in the same millisecond are all there and page as any others",
    run: async (place) => {
      const { documents } = await place.open();
      const same = Array.from({ length: 25 }, (_, index) => sample(`same-${String(index).padStart(2, "0")}`));
      await documents.put(same);
      assert.equal(new Set(await pagesOf(documents, {}, "newest")).size, 25);
    },
  },
  {
    name: "a page of no or too many hits and a foreign cursor are refused",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      for (const limit of [0, 201, 1.5]) {
        assert.equal(await codeOf(async () => await documents.search({ filter: {}, sort: "newest", limit })), "USAGE");
      }
      const foreign = async (): Promise<unknown> =>
        await documents.search({ filter: {}, sort: "newest", limit: 5, cursor: "' OR 1" });
      assert.equal(await codeOf(foreign), "USAGE");
      assert.equal(await codeOf(async () => await documents.count({ from: "gestern" })), "USAGE");
    },
  },
];

export const searchChecks: readonly Check<Store>[] = [...caseChecks, ...orderChecks];

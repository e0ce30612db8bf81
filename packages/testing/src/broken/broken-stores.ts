import { fold, type SearchFilter } from "@langnghe/domain";
import type { DocumentStore, DocumentToStore, RecordStore, Store, WorkLog } from "@langnghe/store";
import type { BrokenDriver } from "./broken-driver.ts";

function documents(
  fault: string,
  foundBy: string,
  change: (sound: DocumentStore, memory: Map<string, unknown>) => Partial<DocumentStore>,
) {
  return {
    fault,
    foundBy,
    spoil: (store: Store, memory: Map<string, unknown>): Store => ({
      ...store,
      documents: { ...store.documents, ...change(store.documents, memory) },
    }),
  };
}

function records(fault: string, foundBy: string, change: (sound: RecordStore) => Partial<RecordStore>) {
  return {
    fault,
    foundBy,
    spoil: (store: Store): Store => ({ ...store, records: { ...store.records, ...change(store.records) } }),
  };
}

function work(fault: string, foundBy: string, change: (sound: WorkLog) => Partial<WorkLog>) {
  return { fault, foundBy, spoil: (store: Store): Store => ({ ...store, work: { ...store.work, ...change(store.work) } }) };
}

function later(entry: DocumentToStore): DocumentToStore {
  return { ...entry, document: { ...entry.document, fetchedAt: "2999-01-01T00:00:00.000Z" } };
}

async function* skippingSecond<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  let index = 0;
  for await (const value of values) if (index++ !== 1) yield value;
}

function foldedQuery<T extends SearchFilter>(filter: T): T {
  return filter.q === undefined ? filter : { ...filter, q: fold(filter.q) };
}

export const BROKEN_DOCUMENT_STORES: readonly BrokenDriver<Store>[] = [
  documents("overwrites a newer revision", "an older revision never overwrites a newer one", (sound) => ({
    put: async (entries) => await sound.put(entries.map(later)),
  })),
  documents(
    "loses one document of a batch",
    "one result a document, in order; the same revision twice changes nothing",
    (sound) => ({
      put: async function put(entries) {
        await sound.put(entries.slice(1));
        return entries.map(() => "created" as const);
      },
    }),
  ),
  documents("keeps no earlier revisions", "a newer revision replaces, the earlier one is kept, newest first", () => ({
    revisions: async () => [],
  })),
  documents("forgets a facet", "every field can be counted by", (sound) => ({
    facet: async (filter, field, limit) => (field === "feed" ? [] : await sound.facet(filter, field, limit)),
  })),
  documents("drops no stale bands", "a new revision or analysis leaves no stale bands behind", (sound, memory) => ({
    put: async function put(entries) {
      const all = entries.map((entry) => {
        const known = memory.get(entry.document.id);
        const bands = [...(Array.isArray(known) ? known : []), ...entry.bands].map(String);
        memory.set(entry.document.id, bands);
        return { ...entry, bands };
      });
      return await sound.put(all);
    },
  })),
  documents("doubles a total", "pages hold the limit, every document once, and the exact total", (sound) => ({
    search: async function search(request) {
      const result = await sound.search(request);
      return { ...result, total: result.total * 2 };
    },
  })),
  documents("skips a document in a scan", "query, everything", (sound) => ({
    scan: (filter) => skippingSecond(sound.scan(filter)),
  })),
  documents(
    "sees what is written during a scan",
    "scan gives what existed when it began once, by id, whatever is written meanwhile",
    (sound) => ({
      scan: async function* scan(filter) {
        let last = "";
        for (;;) {
          const found = [];
          for await (const document of sound.scan(filter)) found.push(document);
          const next = found.find(({ id, fetchedAt }) => id > last && fetchedAt < "2026-11-21");
          if (next === undefined) return;
          last = next.id;
          yield next;
        }
      },
    }),
  ),
  documents(
    "repeats the last hit on the next page",
    "pages hold the limit, every document once, and the exact total",
    (sound, memory) => ({
      search: async function search(request) {
        const result = await sound.search(request);
        const before = memory.get("hits");
        memory.set("hits", result.hits.slice(-1));
        return request.cursor === undefined || !Array.isArray(before)
          ? result
          : { ...result, hits: [...before, ...result.hits] };
      },
    }),
  ),
  documents("ignores marks that were typed", "query, with marks matches just these: đất đai", (sound) => ({
    search: async (request) => await sound.search({ ...request, filter: foldedQuery(request.filter) }),
  })),
  documents("ignores what is excluded", "query, only without: -dap", (sound) => ({
    search: async (request) =>
      await sound.search({
        ...request,
        filter: { ...request.filter, ...(request.filter.q && { q: request.filter.q.replaceAll("-", "") }) },
      }),
  })),
  documents("leaves out empty intervals", "volume by day: Vietnamese days, every one, empty ones with 0", (sound) => ({
    volume: async (filter, interval) => (await sound.volume(filter, interval)).filter(({ count }) => count > 0),
  })),
  documents("counts in UTC days", "volume by day: Vietnamese days, every one, empty ones with 0", (sound) => ({
    volume: async function volume(filter, interval) {
      const points = await sound.volume(filter, interval);
      return points.map(({ at, count }) => ({ at: `${at.slice(0, 10)}T00:00:00.000Z`, count }));
    },
  })),
  documents("takes the end of a span as inclusive", "query, to is exclusive", (sound) => ({
    count: async (filter) =>
      await sound.count({ ...filter, ...(filter.to && { to: new Date(Date.parse(filter.to) + 1).toISOString() }) }),
  })),
  documents(
    "gives every value of a field the volume of all",
    "volumes by a field: of each value with matches, as volume counts it alone",
    (sound) => ({
      volumesBy: async function volumesBy(filter, interval, field) {
        const all = (await sound.volume(filter, interval)).map(({ count }) => count);
        return new Map([...(await sound.volumesBy(filter, interval, field))].map(([value]) => [value, all]));
      },
    }),
  ),
  documents(
    "takes the news for demands",
    "demands tell when each message came and was answered, of feedback alone, oldest first",
    (sound) => ({
      demands: async ({ channels: _, ...filter }) => await sound.demands(filter),
    }),
  ),
  documents(
    "forgets when a demand was answered",
    "demands and facets follow an answer, another analysis and an erasure",
    (sound) => ({
      demands: async (filter) => (await sound.demands(filter)).map((demand) => ({ ...demand, answeredMs: null })),
    }),
  ),
  documents("marks one letter too far", "marks words typed without marks where they stand with them", (sound) => ({
    search: async function search(request) {
      const result = await sound.search(request);
      const hits = result.hits.map((hit) => ({
        ...hit,
        titleMarks: hit.titleMarks.map(({ start, end }) => ({ start: start + 1, end: end + 1 })),
      }));
      return { ...result, hits };
    },
  })),
  documents(
    "keeps earlier revisions of what was erased",
    "erasing by id removes every trace and says what it removed",
    (sound, memory) => ({
      erase: async function erase(selection) {
        if ("ids" in selection) for (const id of selection.ids) memory.set(id, await sound.revisions(id));
        return await sound.erase(selection);
      },
      revisions: async function revisions(id) {
        const kept = memory.get(id);
        return Array.isArray(kept) ? kept : await sound.revisions(id);
      },
    }),
  ),
  documents("moves a document to another story", "a document keeps the story it was first given", (sound) => ({
    put: async function put(entries) {
      const results = await sound.put(entries);
      if (!results.includes("changed")) return results;
      await sound.erase({ ids: entries.map(({ document }) => document.id) });
      await sound.put(entries);
      return results;
    },
  })),
];

export const BROKEN_RECORD_STORES: readonly BrokenDriver<Store>[] = [
  records("ignores compare-and-set", "creating what exists, or changing what does not, writes nothing", (sound) => ({
    put: async function put(collection, record) {
      return await sound.put(collection, record, (await sound.get(collection, record.id))?.version ?? 0);
    },
  })),
  records("says it wrote what it did not", "of two writers with the same version one wins, and the other is told", (sound) => ({
    put: async (collection, record, expected) => (await sound.put(collection, record, expected)) ?? expected + 1,
  })),
  records("removes what somebody changed", "removing one version leaves a record that somebody changed meanwhile", (sound) => ({
    remove: async (collection, id) => await sound.remove(collection, id),
  })),
  records(
    "keeps only the first of many values",
    "a key with many values finds its record by each, once, and follows changes and removal",
    (sound) => ({
      put: async function put(collection, record, expected) {
        const keys = Object.entries(record.keys).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, 1) : value]);
        return await sound.put(collection, { ...record, keys: Object.fromEntries(keys) }, expected);
      },
    }),
  ),
  records("orders numbers as words", "orders numbers as numbers, ties by id, both ways", (sound) => ({
    list: async function list(collection, request) {
      const { records: found, total } = await sound.list(collection, request);
      return { records: found.toSorted((a, b) => a.id.localeCompare(b.id)), total };
    },
  })),
  records("counts the page as the total", "lists by id without an order, with the total and in pages", (sound) => ({
    list: async function list(collection, request) {
      const { records: found } = await sound.list(collection, request);
      return { records: found, total: found.length };
    },
  })),
];

export const BROKEN_AUDIT_LOGS: readonly BrokenDriver<Store>[] = [
  {
    fault: "reuses an audit number",
    foundBy: "concurrent appends of two openings each get their own number, in one chain",
    spoil: (store) => {
      let last = 0;
      return {
        ...store,
        audit: {
          ...store.audit,
          append: async function append(event) {
            const entry = await store.audit.append(event);
            last = last === 0 ? entry.seq : last;
            return { ...entry, seq: last };
          },
        },
      };
    },
  },
  {
    fault: "lists the oldest first",
    foundBy: "gives back what was written, newest first, in pages",
    spoil: (store) => ({
      ...store,
      audit: { ...store.audit, list: async (request) => (await store.audit.list(request)).toReversed() },
    }),
  },
];

export const BROKEN_WORK_LOGS: readonly BrokenDriver<Store>[] = [
  work("loses an outcome", "loses no outcome of a large batch; an empty one is fine", (sound) => ({
    record: async (outcomes) => await sound.record(outcomes.slice(1)),
  })),
  work(
    "counts an outcome of every run",
    "one outcome a service, message and run: a later one replaces the earlier",
    (sound) => ({
      counts: async ({ run: _, ...rest }) => await sound.counts(rest),
    }),
  ),
  work(
    "forgets how often something was parked",
    "parking the same service and message again replaces it and adds one to times",
    (sound) => ({
      getParked: async function getParked(id) {
        const found = await sound.getParked(id);
        return found === null ? null : { ...found, times: 1 };
      },
      parked: async function parked(request) {
        const { items, total } = await sound.parked(request);
        return { items: items.map((item) => ({ ...item, times: 1 })), total };
      },
    }),
  ),
  work("never clears strikes", "counts strikes by service and message, over openings, until they are cleared", () => ({
    clearStrikes: async () => undefined,
  })),
];

import assert from "node:assert/strict";
import type { OutcomeRecord, Parked } from "@langnghe/domain";
import type { OutcomeCount, Store } from "@langnghe/store";
import type { Check, MakePlace } from "../check.ts";
import { registerSuite } from "../register.ts";

function outcome(change: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return {
    service: "extractor",
    message: "m1",
    subject: "doc1",
    run: "live",
    kind: "next",
    step: "redact",
    reason: null,
    at: "2026-11-25T01:00:00.000Z",
    ms: 12.5,
    ...change,
  };
}

function parked(change: Partial<Parked> = {}): Parked {
  return {
    id: "p1",
    service: "extractor",
    step: "parse",
    reason: "no_text",
    cause: "PARSE_FAILED: no text",
    stream: "documents.fetched",
    message: "m1",
    subject: "doc1",
    key: "doc1",
    value: "AAEC",
    at: "2026-11-25T01:00:00.000Z",
    times: 1,
    ...change,
  };
}

function sortCounts(counts: readonly OutcomeCount[]): OutcomeCount[] {
  return counts.map((count) => ({ ...count })).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

const outcomeChecks: readonly Check<Store>[] = [
  {
    name: "traces everything that happened to a document, oldest first, as it was recorded",
    run: async (place) => {
      const { work } = await place.open();
      const early = outcome();
      const late = outcome({
        service: "classifier",
        at: "2026-11-25T01:00:01.000Z",
        kind: "drop",
        step: "guard",
        reason: "too_short",
      });
      await work.record([late, early, outcome({ message: "m2", subject: "doc2" })]);
      assert.deepEqual(await work.trace("doc1"), [early, late]);
      assert.deepEqual(await work.trace("doc"), []);
    },
  },
  {
    name: "one outcome a service, message and run: a later one replaces the earlier",
    run: async (place) => {
      const { work } = await place.open();
      await work.record([outcome(), outcome({ run: "replay:1" })]);
      await work.record([outcome({ kind: "park", step: "parse", reason: "no_text" })]);
      assert.equal((await work.trace("doc1")).length, 2);
      assert.deepEqual(sortCounts(await work.counts({ run: "live" })), [
        { service: "extractor", step: "parse", kind: "park", reason: "no_text", count: 1 },
      ]);
    },
  },
  {
    name: "loses no outcome of a large batch; an empty one is fine",
    run: async (place) => {
      const { work } = await place.open();
      await work.record([]);
      await work.record(Array.from({ length: 500 }, (_, index) => outcome({ message: `m${index}`, subject: `doc${index}` })));
      assert.equal((await work.counts({}))[0]?.count, 500);
    },
  },
  {
    name: "counts by service, step, kind and reason, within a run and a span of time",
    run: async (place) => {
      const { work } = await place.open();
      await work.record([
        outcome({ message: "a" }),
        outcome({ message: "b", at: "2026-11-25T02:00:00.000Z" }),
        outcome({ message: "c", kind: "drop", step: "parse", reason: "empty" }),
        outcome({ message: "a", service: "indexer", step: "store" }),
        outcome({ message: "z", run: "import:1" }),
      ]);
      const next = { service: "extractor", step: "redact", kind: "next", reason: null } as const;
      assert.deepEqual(
        sortCounts(await work.counts({ run: "live", to: "2026-11-25T02:00:00Z" })),
        sortCounts([
          { ...next, count: 1 },
          { service: "extractor", step: "parse", kind: "drop", reason: "empty", count: 1 },
          { service: "indexer", step: "store", kind: "next", reason: null, count: 1 },
        ]),
      );
      assert.deepEqual(await work.counts({ from: "2026-11-25T02:00:00.000Z" }), [{ ...next, count: 1 }]);
      assert.deepEqual(await work.counts({ run: "import:1" }), [{ ...next, count: 1 }]);
      assert.equal(
        (await work.counts({})).reduce((sum, { count }) => sum + count, 0),
        5,
      );
    },
  },
  {
    name: "counts by feed when asked, and outcomes that name none apart",
    run: async (place) => {
      const { work } = await place.open();
      await work.record([
        outcome({ message: "a", feed: "f1" }),
        outcome({ message: "b", feed: "f1" }),
        outcome({ message: "c" }),
      ]);
      const next = { service: "extractor", step: "redact", kind: "next", reason: null } as const;
      assert.deepEqual(
        sortCounts(await work.counts({ byFeed: true })),
        sortCounts([
          { ...next, feed: "f1", count: 2 },
          { ...next, count: 1 },
        ]),
      );
      assert.deepEqual(await work.counts({}), [{ ...next, count: 3 }]);
      assert.equal((await work.trace("doc1"))[0]?.feed, "f1");
    },
  },
  {
    name: "trim forgets what was recorded before an instant, and says how many",
    run: async (place) => {
      const { work } = await place.open();
      await work.record([outcome(), outcome({ message: "m2", at: "2026-11-26T00:00:00.000Z" })]);
      assert.equal(await work.trim("2026-11-26T00:00:00.000Z"), 1);
      assert.equal(await work.trim("2026-11-26T00:00:00.000Z"), 0);
      assert.deepEqual(
        (await work.trace("doc1")).map(({ message }) => message),
        ["m2"],
      );
    },
  },
];

const parkedChecks: readonly Check<Store>[] = [
  {
    name: "parks, lists, shows and takes out",
    run: async (place) => {
      const { work } = await place.open();
      await work.park(parked());
      assert.deepEqual(await work.getParked("p1"), parked());
      assert.deepEqual(await work.parked({ limit: 10 }), { items: [parked()], total: 1 });
      await work.unpark("p1");
      await work.unpark("p1");
      assert.equal(await work.getParked("p1"), null);
      assert.deepEqual(await work.parked({ limit: 10 }), { items: [], total: 0 });
    },
  },
  {
    name: "parking the same service and message again replaces it and adds one to times",
    run: async (place) => {
      const { work } = await place.open();
      await work.park(parked());
      await work.park(parked({ reason: "too_large", at: "2026-11-25T02:00:00.000Z" }));
      await work.park(parked({ reason: "no_text", at: "2026-11-25T03:00:00.000Z" }));
      assert.deepEqual(await work.parked({ limit: 10 }), {
        items: [parked({ times: 3, at: "2026-11-25T03:00:00.000Z" })],
        total: 1,
      });
      await work.park(parked({ id: "p2", service: "classifier" }));
      assert.equal((await work.getParked("p2"))?.times, 1);
    },
  },
  {
    name: "lists by service and reason, in pages that hold each once",
    run: async (place) => {
      const { work } = await place.open();
      for (let index = 0; index < 7; index++) {
        await work.park(parked({ id: `p${index}`, message: `m${index}`, reason: index < 5 ? "no_text" : "too_large" }));
      }
      await work.park(parked({ id: "other", service: "indexer", message: "m0" }));
      assert.equal((await work.parked({ service: "extractor", limit: 100 })).total, 7);
      assert.deepEqual(
        (await work.parked({ service: "extractor", reason: "too_large", limit: 100 })).items.map(({ id }) => id).sort(),
        ["p5", "p6"],
      );
      const pages = [];
      for (const offset of [0, 3, 6]) pages.push(...(await work.parked({ limit: 3, offset })).items);
      assert.equal(new Set(pages.map(({ id }) => id)).size, 8);
    },
  },
  {
    name: "counts strikes by service and message, over openings, until they are cleared",
    run: async (place) => {
      const first = await place.open();
      assert.equal(await first.work.strike("extractor", "m1"), 1);
      assert.equal(await first.work.strike("extractor", "m1"), 2);
      await first.close();
      const { work } = await place.open();
      assert.equal(await work.strike("extractor", "m1"), 3);
      assert.equal(await work.strike("classifier", "m1"), 1);
      await work.clearStrikes("extractor", ["m1", "never struck"]);
      await work.clearStrikes("extractor", []);
      assert.equal(await work.strike("extractor", "m1"), 1);
      assert.equal(await work.strike("classifier", "m1"), 2);
    },
  },
];

export const workLogChecks: readonly Check<Store>[] = [...outcomeChecks, ...parkedChecks];

/** Runs the whole work-log contract on a driver. */
export function workLogContract(name: string, makePlace: MakePlace<Store>): void {
  registerSuite(name, workLogChecks, makePlace);
}

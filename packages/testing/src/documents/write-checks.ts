import assert from "node:assert/strict";
import type { Store } from "@langnghe/store";
import { type Check, collect } from "../check.ts";
import { sample } from "./sample.ts";
import { idsOf } from "./search-checks.ts";

const OLDER = "2026-11-19T00:00:00.000Z";
const NEWER = "2026-11-21T00:00:00.000Z";

async function found(store: Store, q: string): Promise<string[]> {
  return idsOf((await store.documents.search({ filter: { q }, sort: "newest", limit: 50 })).hits).sort();
}

/** put, get and revisions: idempotent and versioned. */
export const writeChecks: readonly Check<Store>[] = [
  {
    name: "gives back what was put, with story, revision number and time of indexing",
    run: async (place) => {
      const { documents } = await place.open();
      const entry = sample("d", {
        claims: [
          {
            text: "Nội",
            start: 0,
            end: 3,
            score: 0.5,
            checkable: 0.5,
            sourcing: "none",
            flag: true,
            kind: "claim",
            reasons: ["r"],
          },
        ],
        topics: [{ id: "land", score: 0.75 }],
        places: ["p"],
        redactions: { phone: 2 },
        text: `Nội dung ${"rất dài ".repeat(500)}`,
      });
      assert.deepEqual(await documents.put([entry]), ["created"]);
      const expected = { ...entry.document, story: "d", revisionNumber: 1, indexedAt: entry.indexedAt };
      assert.deepEqual(await documents.get("d"), expected);
      assert.equal(await documents.get("no such document"), null);
    },
  },
  {
    name: "getMany gives those that exist, in the order asked",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("a"), sample("b"), sample("c")]);
      assert.deepEqual(
        (await documents.getMany(["c", "x", "a"])).map(({ id }) => id),
        ["c", "a"],
      );
      assert.deepEqual(await documents.getMany([]), []);
    },
  },
  {
    name: "one result a document, in order; the same revision twice changes nothing",
    run: async (place) => {
      const { documents } = await place.open();
      assert.deepEqual(await documents.put([sample("a"), sample("b"), sample("a")]), ["created", "created", "unchanged"]);
      assert.deepEqual(await documents.put([sample("b"), sample("c")]), ["unchanged", "created"]);
      assert.deepEqual(await documents.put([]), []);
      assert.equal(await documents.count({}), 3);
      assert.equal((await documents.get("a"))?.revisionNumber, 1);
      assert.deepEqual(await documents.revisions("a"), []);
    },
  },
  {
    name: "a newer revision replaces, the earlier one is kept, newest first",
    run: async (place) => {
      const { documents } = await place.open();
      const dates = ["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z", "2026-11-22T00:00:00.000Z"];
      const results = [];
      for (const [index, fetchedAt] of dates.entries()) {
        results.push(...(await documents.put([sample("d", { text: `Bản ${index}`, fetchedAt })])));
      }
      assert.deepEqual(results, ["created", "changed", "changed"]);
      assert.equal((await documents.get("d"))?.text, "Bản 2");
      assert.equal((await documents.get("d"))?.revisionNumber, 3);
      const revisions = await documents.revisions("d");
      assert.deepEqual(
        revisions.map(({ text }) => text),
        ["Bản 1", "Bản 0"],
      );
      assert.deepEqual(revisions[0], {
        revision: sample("d", { text: "Bản 1" }).document.revision,
        fetchedAt: dates[1],
        title: "Tiêu đề d",
        text: "Bản 1",
      });
    },
  },
  {
    name: "an older revision never overwrites a newer one",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("d", { text: "mới", fetchedAt: NEWER })]);
      assert.deepEqual(await documents.put([sample("d", { text: "cũ", fetchedAt: OLDER })]), ["stale"]);
      assert.equal((await documents.get("d"))?.text, "mới");
      assert.equal((await documents.get("d"))?.revisionNumber, 1);
    },
  },
  {
    name: "a replay of revisions fetched in one millisecond changes nothing",
    run: async (place) => {
      const { documents } = await place.open();
      const both = [sample("d", { text: "A" }), sample("d", { text: "B" })];
      assert.deepEqual(await documents.put(both), ["created", "changed"]);
      assert.deepEqual(await documents.put(both), ["stale", "unchanged"]);
      assert.equal((await documents.get("d"))?.text, "B");
      assert.equal((await documents.revisions("d")).length, 1);
    },
  },
  {
    name: "a revision seen again later makes what lies between stale",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("d", { text: "A", fetchedAt: OLDER })]);
      assert.deepEqual(await documents.put([sample("d", { text: "A", fetchedAt: NEWER })]), ["unchanged"]);
      assert.deepEqual(await documents.put([sample("d", { text: "B", fetchedAt: "2026-11-20T00:00:00.000Z" })]), ["stale"]);
    },
  },
  {
    name: "the same revision with another analysis is reanalysed: no new revision, new facets",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("d", { topics: [{ id: "land", score: 0.9 }], places: ["p1"] })]);
      const again = sample("d", { topics: [{ id: "water", score: 0.8 }], places: ["p2"], flag: true });
      assert.deepEqual(await documents.put([again]), ["reanalysed"]);
      assert.deepEqual(await documents.put([again]), ["unchanged"]);
      assert.equal((await documents.get("d"))?.revisionNumber, 1);
      assert.deepEqual(await documents.revisions("d"), []);
      assert.equal(await documents.count({ topics: ["land"] }), 0);
      assert.equal(await documents.count({ topics: ["water"], places: ["p2"], flag: true }), 1);
      assert.deepEqual(await documents.facet({}, "place", 5), [{ value: "p2", count: 1 }]);
    },
  },
  {
    name: "search knows only the current revision's words",
    run: async (place) => {
      const store = await place.open();
      await store.documents.put([sample("d", { text: "con cò trắng" })]);
      await store.documents.put([sample("d", { text: "con trâu đen", fetchedAt: NEWER })]);
      assert.deepEqual(await found(store, "cò"), []);
      assert.deepEqual(await found(store, "trâu"), ["d"]);
    },
  },
  {
    name: "a moved publication time moves the document in order and in spans",
    run: async (place) => {
      const store = await place.open();
      await store.documents.put([sample("a", { publishedAt: "2026-11-01T00:00:00.000Z" }), sample("b")]);
      await store.documents.put([sample("a", { publishedAt: "2026-11-15T00:00:00.000Z", fetchedAt: NEWER })]);
      const { hits } = await store.documents.search({ filter: {}, sort: "newest", limit: 5 });
      assert.deepEqual(idsOf(hits), ["a", "b"]);
      assert.equal(await store.documents.count({ to: "2026-11-05T00:00:00.000Z" }), 0);
      assert.deepEqual(await found(store, "nội dung"), ["a", "b"]);
    },
  },
  {
    name: "a document keeps the story it was first given",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("d", {}, { story: "first" })]);
      await documents.put([sample("d", { text: "khác", fetchedAt: NEWER }, { story: "second" })]);
      assert.equal((await documents.get("d"))?.story, "first");
      assert.equal(await documents.count({ story: "second" }), 0);
    },
  },
  {
    name: "two openings see each other's documents",
    run: async (place) => {
      const [one, two] = [await place.open(), await place.open()];
      await one.documents.put([sample("d", { text: "cây đa" })]);
      assert.deepEqual(await found(two, "đa"), ["d"]);
      assert.deepEqual(await two.documents.put([sample("d", { text: "cây đa" })]), ["unchanged"]);
    },
  },
  {
    name: "scan gives what existed when it began once, by id, whatever is written meanwhile",
    run: async (place) => {
      const { documents } = await place.open();
      const ids = Array.from({ length: 40 }, (_, index) => `d${String(index).padStart(2, "0")}`);
      await documents.put(ids.toReversed().map((id) => sample(id)));
      const seen: string[] = [];
      for await (const { id } of documents.scan({})) {
        seen.push(id);
        if (seen.length === 5)
          await documents.put([sample("d00a"), sample("z"), sample("d30", { text: "khác", fetchedAt: NEWER })]);
        if (seen.length === 6)
          await documents.put([sample("d20", { publishedAt: "2026-11-29T00:00:00.000Z", fetchedAt: NEWER })]);
      }
      assert.deepEqual(
        seen.filter((id) => ids.includes(id)),
        ids,
      );
    },
  },
  {
    name: "a scan that is left half-way holds nothing up",
    run: async (place) => {
      const store = await place.open();
      await store.documents.put([sample("a"), sample("b")]);
      for await (const { id } of store.documents.scan({})) {
        assert.equal(id, "a");
        break;
      }
      await store.documents.put([sample("c")]);
      assert.equal((await collect(store.documents.scan({}))).length, 3);
    },
  },
];

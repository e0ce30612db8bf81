import assert from "node:assert/strict";
import type { Demand, Store } from "@langnghe/store";
import type { Check } from "../check.ts";
import { CORPUS_SPAN } from "./corpus.ts";
import { sample } from "./sample.ts";
import { withCorpus } from "./search-checks.ts";

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function plain(id: string) {
  return { title: `Phản ánh ${id}`, text: "Chờ trả lời.", publishedAt: "2026-11-19T03:00:00.000Z" };
}

function readable(demands: readonly Demand[]) {
  const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  return demands.map(({ receivedMs, answeredMs, topics, places }) => ({
    ...{ at: instant(receivedMs), answered: instant(answeredMs), topics: topics.toSorted(), places: places.toSorted() },
  }));
}

/** Volume, facets and demands. */
export const countChecks: readonly Check<Store>[] = [
  {
    name: "volume by day: Vietnamese days, every one, empty ones with 0",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const points = await documents.volume({ from: "2026-11-08T17:00:00.000Z", to: "2026-11-11T17:00:00.000Z" }, "day");
      assert.deepEqual(points, [
        { at: "2026-11-08T17:00:00.000Z", count: 1 },
        { at: "2026-11-09T17:00:00.000Z", count: 3 },
        { at: "2026-11-10T17:00:00.000Z", count: 0 },
      ]);
    },
  },
  {
    name: "volume by month: Vietnamese months",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const points = await documents.volume({ from: "2026-09-30T17:00:00.000Z", to: "2026-11-30T17:00:00.000Z" }, "month");
      assert.deepEqual(points, [
        { at: "2026-09-30T17:00:00.000Z", count: 1 },
        { at: "2026-10-31T17:00:00.000Z", count: 11 },
      ]);
    },
  },
  {
    name: "volume by week: from Monday, Vietnamese time",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const points = await documents.volume({ from: "2026-11-01T17:00:00.000Z", to: "2026-11-22T17:00:00.000Z" }, "week");
      assert.deepEqual(points, [
        { at: "2026-11-01T17:00:00.000Z", count: 0 },
        { at: "2026-11-08T17:00:00.000Z", count: 7 },
        { at: "2026-11-15T17:00:00.000Z", count: 2 },
      ]);
    },
  },
  {
    name: "volume by hour counts only what lies in the span, although its first interval begins before",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const points = await documents.volume({ from: "2026-11-10T03:30:00.000Z", to: "2026-11-10T05:00:00.000Z" }, "hour");
      assert.deepEqual(points, [
        { at: "2026-11-10T03:00:00.000Z", count: 0 },
        { at: "2026-11-10T04:00:00.000Z", count: 1 },
      ]);
    },
  },
  {
    name: "volume follows the query and sums up to its count",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const filter = { q: "nuoc OR luong", ...CORPUS_SPAN };
      for (const interval of ["hour", "day", "week", "month"] as const) {
        const points = await documents.volume(filter, interval);
        assert.equal(
          points.reduce((sum, { count }) => sum + count, 0),
          await documents.count(filter),
        );
        assert.ok(points.every((point, index) => index === 0 || point.at > (points[index - 1]?.at ?? "")));
      }
    },
  },
  {
    name: "volumes by a field: of each value with matches, as volume counts it alone",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const span = { from: "2026-11-08T17:00:00.000Z", to: "2026-11-11T17:00:00.000Z" };
      assert.deepEqual(sorted(await documents.volumesBy(span, "day", "channel")), [
        ["community", [0, 1, 0]],
        ["news", [1, 1, 0]],
        ["official", [0, 1, 0]],
      ]);
      assert.deepEqual(sorted(await documents.volumesBy({ ...span, topics: ["water"] }, "day", "topic")), [
        ["resettlement", [1, 0, 0]],
        ["water", [1, 1, 0]],
      ]);
      assert.deepEqual(sorted(await documents.volumesBy({ ...span, q: "nuoc" }, "week", "place")), [["ben-lau", [2]]]);
      for (const interval of ["hour", "week", "month"] as const) {
        for (const [feed, counts] of await documents.volumesBy(CORPUS_SPAN, interval, "feed")) {
          const alone = await documents.volume({ ...CORPUS_SPAN, feeds: [feed] }, interval);
          assert.deepEqual(
            counts,
            alone.map(({ count }) => count),
          );
        }
      }
    },
  },
  {
    name: "demands tell when each message came and was answered, of feedback alone, oldest first",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const [waiting, answered] = [
        { at: "2026-10-31T17:30:00.000Z", answered: null, topics: ["social-security"], places: ["ben-lau", "dong-say"] },
        { at: "2026-11-01T02:00:00.000Z", answered: "2026-11-03T02:00:00.000Z", topics: ["environment"], places: ["cho-que"] },
      ];
      assert.deepEqual(readable(await documents.demands({})), [waiting, answered]);
      assert.deepEqual(readable(await documents.demands({ places: ["dong-say"] })), [waiting]);
      assert.deepEqual(readable(await documents.demands({ unanswered: false })), [answered]);
      assert.deepEqual(readable(await documents.demands({ q: "rác" })), [answered]);
      assert.deepEqual(readable(await documents.demands({ from: answered.at, channels: ["feedback", "news"] })), [answered]);
      assert.deepEqual(await documents.demands({ channels: ["news"] }), []);
    },
  },
  {
    name: "demands and facets follow an answer, another analysis and an erasure",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const message = { ...plain("m"), channel: "feedback" as const, places: ["ho-sen"] };
      await documents.put([sample("m", message)]);
      const later = { ...message, places: ["cho-que"], fetchedAt: "2026-11-21T00:00:00.000Z", revision: "second" };
      await documents.put([sample("m", { ...later, answeredAt: "2026-11-20T05:00:00.000Z" })]);
      const found = readable(await documents.demands({ from: message.publishedAt }));
      assert.deepEqual(found, [
        { at: message.publishedAt, answered: "2026-11-20T05:00:00.000Z", topics: [], places: ["cho-que"] },
      ]);
      const places = { channels: ["feedback" as const], places: ["ho-sen", "cho-que"] };
      assert.deepEqual(await documents.facet(places, "place", 5), [{ value: "cho-que", count: 2 }]);
      await documents.erase({ ids: ["m"] });
      assert.deepEqual(await documents.demands({ from: message.publishedAt }), []);
      assert.deepEqual(await documents.facet(places, "place", 5), [{ value: "cho-que", count: 1 }]);
    },
  },
  {
    name: "facets count values among matches, most first, ties by value, at most the limit",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      assert.deepEqual(await documents.facet({}, "topic", 3), [
        { value: "disaster", count: 3 },
        { value: "land", count: 2 },
        { value: "resettlement", count: 2 },
      ]);
      assert.deepEqual(await documents.facet({ q: "nước" }, "place", 10), [{ value: "ben-lau", count: 2 }]);
      assert.deepEqual(await documents.facet({ channels: ["feedback"] }, "place", 10), [
        { value: "ben-lau", count: 1 },
        { value: "cho-que", count: 1 },
        { value: "dong-say", count: 1 },
      ]);
      assert.deepEqual(await documents.facet({ topics: ["water"] }, "topic", 10), [
        { value: "water", count: 2 },
        { value: "resettlement", count: 1 },
      ]);
    },
  },
  {
    name: "every field can be counted by",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      assert.equal((await documents.facet({}, "channel", 1))[0]?.count, 4);
      assert.deepEqual(await documents.facet({}, "language", 5), [
        { value: "vi", count: 11 },
        { value: "en", count: 1 },
      ]);
      assert.deepEqual((await documents.facet({}, "story", 1))[0], { value: "a03", count: 2 });
      assert.deepEqual(
        (await documents.facet({ q: "dap" }, "outlet", 5)).map(({ value }) => value),
        ["dien-dan", "so-nong-nghiep"],
      );
      assert.equal((await documents.facet({}, "feed", 50)).length, 7);
    },
  },
  {
    name: "counts follow a write at once",
    run: async (place) => {
      const documents = await withCorpus(await place.open());
      const filter = { q: "nước" };
      assert.equal((await documents.search({ filter, sort: "newest", limit: 1 })).total, 2);
      await documents.put([sample("more", { text: "Thêm nước." })]);
      assert.equal((await documents.search({ filter, sort: "newest", limit: 1 })).total, 3);
      assert.equal(await documents.count(filter), 3);
      await documents.erase({ ids: ["more"] });
      assert.equal((await documents.search({ filter, sort: "newest", limit: 1 })).total, 2);
    },
  },
];

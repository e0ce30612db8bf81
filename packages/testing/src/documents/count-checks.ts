import assert from "node:assert/strict";
import type { Store } from "@langnghe/store";
import type { Check } from "../check.ts";
import { CORPUS_SPAN } from "./corpus.ts";
import { sample } from "./sample.ts";
import { withCorpus } from "./search-checks.ts";

/** Volume and facets. */
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

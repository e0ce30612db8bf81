import assert from "node:assert/strict";
import type { Store } from "@langnghe/store";
import { type Check, collect } from "../check.ts";
import { sample } from "./sample.ts";

const NEWER = "2026-11-21T00:00:00.000Z";

/** Near-duplicates and erasing. */
export const traceChecks: readonly Check<Store>[] = [
  {
    name: "near-duplicates share a band; they come with signature and story, each once",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([
        sample("a", { signature: [7, 8, 9] }, { bands: ["x1", "x2"], story: "s" }),
        sample("b", {}, { bands: ["x2", "x3"] }),
        sample("c", {}, { bands: ["x4"] }),
      ]);
      const found = await documents.nearDuplicates(["x1", "x2"], 10);
      assert.deepEqual(found.map(({ id }) => id).sort(), ["a", "b"]);
      assert.deepEqual(
        found.find(({ id }) => id === "a"),
        { id: "a", story: "s", signature: [7, 8, 9] },
      );
      assert.deepEqual(await documents.nearDuplicates(["x9"], 10), []);
      assert.deepEqual(await documents.nearDuplicates([], 10), []);
      assert.equal((await documents.nearDuplicates(["x1", "x2", "x3", "x4"], 2)).length, 2);
    },
  },
  {
    name: "a new revision or analysis leaves no stale bands behind",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("a", {}, { bands: ["old"] })]);
      await documents.put([sample("a", { text: "khác", fetchedAt: NEWER }, { bands: ["new"] })]);
      assert.deepEqual(await documents.nearDuplicates(["old"], 5), []);
      assert.deepEqual(
        (await documents.nearDuplicates(["new"], 5)).map(({ id }) => id),
        ["a"],
      );
    },
  },
  {
    name: "a band that thousands share is still answered, with at most the limit",
    run: async (place) => {
      const { documents } = await place.open();
      const many = Array.from({ length: 1_200 }, (_, index) => sample(`m${index}`, {}, { bands: ["boilerplate"] }));
      await documents.put(many);
      assert.equal((await documents.nearDuplicates(["boilerplate"], 20)).length, 20);
    },
  },
  {
    name: "erasing by id removes every trace and says what it removed",
    run: async (place) => {
      const { documents } = await place.open();
      const topics = [{ id: "land", score: 0.9 }];
      await documents.put([sample("a", { text: "con cò", topics, places: ["p"] }, { bands: ["x"] }), sample("b")]);
      await documents.put([sample("a", { text: "con cò khác", topics, places: ["p"], fetchedAt: NEWER }, { bands: ["x"] })]);
      assert.deepEqual(await documents.erase({ ids: ["a", "no such document", "a"] }), ["a"]);
      assert.equal(await documents.get("a"), null);
      assert.deepEqual(await documents.revisions("a"), []);
      assert.equal(await documents.count({ q: "cò" }), 0);
      assert.equal(await documents.count({ topics: ["land"] }), 0);
      assert.deepEqual(await documents.facet({}, "topic", 5), []);
      assert.deepEqual(await documents.facet({}, "place", 5), []);
      assert.deepEqual(await documents.nearDuplicates(["x"], 5), []);
      assert.deepEqual(
        (await collect(documents.scan({}))).map(({ id }) => id),
        ["b"],
      );
      assert.deepEqual(await documents.erase({ ids: [] }), []);
    },
  },
  {
    name: "erasing by channel and time is retention: first collected before the instant, that channel only, event time aside",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([
        sample("old", { channel: "feedback", fetchedAt: "2026-11-01T00:00:00.000Z" }),
        sample("edge", { channel: "feedback", fetchedAt: "2026-11-05T00:00:00.000Z" }),
        sample("archive", {
          channel: "feedback",
          fetchedAt: "2026-11-06T00:00:00.000Z",
          publishedAt: "2016-01-01T00:00:00.000Z",
        }),
        sample("other", { channel: "news", fetchedAt: "2026-11-01T00:00:00.000Z" }),
      ]);
      // A later revision does not make a document young again.
      await documents.put([sample("old", { channel: "feedback", revision: "later", fetchedAt: "2026-11-08T00:00:00.000Z" })]);
      assert.deepEqual(await documents.erase({ channel: "feedback", before: "2026-11-05T00:00:00.000Z" }), ["old"]);
      assert.equal(await documents.count({}), 3);
    },
  },
  {
    name: "what was erased can be put again as new",
    run: async (place) => {
      const { documents } = await place.open();
      await documents.put([sample("a")]);
      await documents.erase({ ids: ["a"] });
      assert.deepEqual(await documents.put([sample("a")]), ["created"]);
      assert.equal(await documents.count({ q: "nội dung" }), 1);
    },
  },
];

import assert from "node:assert/strict";
import type { NewRecord, Store } from "@langnghe/store";
import { type Check, codeOf, type MakePlace } from "../check.ts";
import { registerSuite } from "../register.ts";

function record(id: string, keys: NewRecord["keys"] = {}, body: unknown = { id }): NewRecord {
  return { id, body, keys };
}

async function idsBy(store: Store, request: Parameters<Store["records"]["list"]>[1]): Promise<string[]> {
  return (await store.records.list("cases", request)).records.map(({ id }) => id);
}

const compareChecks: readonly Check<Store>[] = [
  {
    name: "a record is created against version 0 and read back as JSON",
    run: async (place) => {
      const { records } = await place.open();
      const body = { text: "Đồng Sậy", list: [1, 2.5, null, true], nested: { a: [] } };
      assert.equal(await records.put("settings", record("s", {}, body), 0), 1);
      assert.deepEqual(await records.get("settings", "s"), { id: "s", version: 1, body });
      assert.equal(await records.get("settings", "none"), null);
      assert.equal(await records.get("digests", "s"), null);
    },
  },
  {
    name: "creating what exists, or changing what does not, writes nothing",
    run: async (place) => {
      const { records } = await place.open();
      await records.put("settings", record("s", {}, "first"), 0);
      assert.equal(await records.put("settings", record("s", {}, "second"), 0), null);
      assert.equal(await records.put("settings", record("none", {}, "x"), 1), null);
      assert.deepEqual(await records.get("settings", "s"), { id: "s", version: 1, body: "first" });
      assert.equal(await records.get("settings", "none"), null);
    },
  },
  {
    name: "of two writers with the same version one wins, and the other is told",
    run: async (place) => {
      const [one, two] = [await place.open(), await place.open()];
      await one.records.put("cases", record("c", {}, 0), 0);
      const results = await Promise.all([
        one.records.put("cases", record("c", {}, "one"), 1),
        two.records.put("cases", record("c", {}, "two"), 1),
      ]);
      assert.deepEqual(results.toSorted(), [2, null]);
      assert.equal((await one.records.get("cases", "c"))?.body, results[0] === 2 ? "one" : "two");
    },
  },
  {
    name: "twenty increments at once, each retried on conflict, add up",
    run: async (place) => {
      const { records } = await place.open();
      await records.put("settings", record("n", {}, 0), 0);
      const increment = async (): Promise<void> => {
        for (;;) {
          const found = await records.get("settings", "n");
          if ((await records.put("settings", record("n", {}, Number(found?.body) + 1), found?.version ?? 0)) !== null) return;
        }
      };
      await Promise.all(Array.from({ length: 20 }, increment));
      assert.equal((await records.get("settings", "n"))?.body, 20);
    },
  },
  {
    name: "putAll writes whatever the version, and counts versions on",
    run: async (place) => {
      const { records } = await place.open();
      await records.putAll("feeds", [record("a", { nextPollAt: "1" }), record("b", { nextPollAt: "2" })]);
      await records.putAll("feeds", [record("a", { nextPollAt: "3" }, "new")]);
      await records.putAll("feeds", []);
      assert.equal((await records.get("feeds", "a"))?.body, "new");
      assert.ok(((await records.get("feeds", "a"))?.version ?? 0) > 1);
      assert.equal((await records.list("feeds", { where: { nextPollAt: ["1"] }, limit: 5 })).total, 0);
    },
  },
  {
    name: "removing takes a record out of lists and counts; removing nothing is fine",
    run: async (place) => {
      const { records } = await place.open();
      await records.put("cases", record("c", { state: "open" }), 0);
      await records.remove("cases", "c");
      await records.remove("cases", "c");
      assert.equal(await records.get("cases", "c"), null);
      assert.deepEqual(await records.list("cases", { limit: 5 }), { records: [], total: 0 });
      assert.deepEqual({ ...(await records.countBy("cases", "state")) }, {});
      assert.equal(await records.put("cases", record("c"), 0), 1);
    },
  },
  {
    name: "removing one version leaves a record that somebody changed meanwhile",
    run: async (place) => {
      const { records } = await place.open();
      await records.put("cases", record("c", { topics: ["land"] }, "first"), 0);
      await records.put("cases", record("c", { topics: ["land"] }, "second"), 1);
      assert.equal(await records.remove("cases", "c", 1), false);
      assert.equal((await records.get("cases", "c"))?.body, "second");
      assert.equal(await records.remove("cases", "c", 2), true);
      assert.equal(await records.get("cases", "c"), null);
      assert.equal(await records.remove("cases", "c", 2), true);
    },
  },
  {
    name: "what was written is there when the store is opened again",
    run: async (place) => {
      const first = await place.open();
      await first.records.put("accounts", record("a", { name: "lan" }), 0);
      await first.close();
      const second = await place.open();
      assert.equal((await second.records.list("accounts", { where: { name: ["lan"] }, limit: 1 })).records[0]?.id, "a");
    },
  },
];

async function withCases(store: Store): Promise<Store> {
  const cases: NewRecord[] = [
    record("c1", { state: "open", score: 0.5, assignee: "lan" }),
    record("c2", { state: "suggested", score: 0.9, assignee: null }),
    record("c3", { state: "open", score: 0.9, assignee: "minh" }),
    record("c4", { state: "suggested", score: 10, assignee: "lan" }),
    record("c5", { state: "decided", score: 2 }),
  ];
  for (const one of cases) await store.records.put("cases", one, 0);
  return store;
}

const listChecks: readonly Check<Store>[] = [
  {
    name: "lists by id without an order, with the total and in pages",
    run: async (place) => {
      const store = await withCases(await place.open());
      assert.deepEqual(await idsBy(store, { limit: 10 }), ["c1", "c2", "c3", "c4", "c5"]);
      assert.deepEqual(await idsBy(store, { limit: 2, offset: 2 }), ["c3", "c4"]);
      assert.deepEqual(await idsBy(store, { limit: 2, descending: true }), ["c5", "c4"]);
      assert.equal((await store.records.list("cases", { limit: 2, offset: 2 })).total, 5);
    },
  },
  {
    name: "orders numbers as numbers, ties by id, both ways",
    run: async (place) => {
      const store = await withCases(await place.open());
      assert.deepEqual(await idsBy(store, { orderBy: "score", limit: 10 }), ["c1", "c2", "c3", "c5", "c4"]);
      assert.deepEqual(await idsBy(store, { orderBy: "score", descending: true, limit: 10 }), ["c4", "c5", "c2", "c3", "c1"]);
    },
  },
  {
    name: "conditions hold all together; a key has any of its values, null among them",
    run: async (place) => {
      const store = await withCases(await place.open());
      assert.deepEqual(await idsBy(store, { where: { state: ["open"] }, limit: 10 }), ["c1", "c3"]);
      assert.deepEqual(await idsBy(store, { where: { state: ["open", "decided"] }, limit: 10 }), ["c1", "c3", "c5"]);
      assert.deepEqual(await idsBy(store, { where: { state: ["open"], assignee: ["minh"] }, limit: 10 }), ["c3"]);
      assert.deepEqual(await idsBy(store, { where: { assignee: [null] }, limit: 10 }), ["c2", "c5"]);
      assert.deepEqual(await idsBy(store, { where: { assignee: ["minh", null] }, limit: 10 }), ["c2", "c3", "c5"]);
      assert.deepEqual(await idsBy(store, { where: { score: [0.9] }, limit: 10 }), ["c2", "c3"]);
      assert.deepEqual(await idsBy(store, { where: { state: [] }, limit: 10 }), []);
    },
  },
  {
    name: "a changed key is found by its new value only",
    run: async (place) => {
      const store = await withCases(await place.open());
      await store.records.put("cases", record("c1", { state: "decided" }), 1);
      assert.deepEqual(await idsBy(store, { where: { state: ["open"] }, limit: 10 }), ["c3"]);
      assert.deepEqual(await idsBy(store, { where: { state: ["decided"] }, limit: 10 }), ["c1", "c5"]);
      assert.deepEqual(await idsBy(store, { where: { assignee: ["lan"] }, limit: 10 }), ["c4"]);
    },
  },
  {
    name: "a key with many values finds its record by each, once, and follows changes and removal",
    run: async (place) => {
      const { records } = await place.open();
      const about = (...topics: string[]) => ({ where: { topics }, limit: 10 });
      await records.put("cases", record("c1", { state: "open", topics: ["land", "water", "land"] }), 0);
      await records.putAll("cases", [record("c2", { state: "open", topics: ["water"] }), record("c3", { topics: [] })]);
      const store = await place.open();
      assert.deepEqual(await idsBy(store, about("water")), ["c1", "c2"]);
      assert.deepEqual(await idsBy(store, about("land", "water")), ["c1", "c2"]);
      assert.deepEqual(await idsBy(store, about()), []);
      assert.deepEqual(await idsBy(store, { where: { state: ["open"], topics: ["land"] }, limit: 10 }), ["c1"]);
      assert.equal((await records.list("cases", { where: { topics: ["water"] }, limit: 1 })).total, 2);
      await records.put("cases", record("c1", { topics: ["roads"] }), 1);
      await records.putAll("cases", [record("c2", { topics: ["roads", "land"] })]);
      assert.deepEqual(await idsBy(store, about("water")), []);
      assert.deepEqual(await idsBy(store, about("roads")), ["c1", "c2"]);
      await records.remove("cases", "c2");
      assert.deepEqual(await idsBy(store, about("roads")), ["c1"]);
    },
  },
  {
    name: "a write that lost keeps the values of the one that won",
    run: async (place) => {
      const store = await place.open();
      await store.records.put("cases", record("c", { topics: ["land"] }), 0);
      assert.equal(await store.records.put("cases", record("c", { topics: ["water"] }), 5), null);
      assert.deepEqual(await idsBy(store, { where: { topics: ["land"] }, limit: 5 }), ["c"]);
      assert.deepEqual(await idsBy(store, { where: { topics: ["water"] }, limit: 5 }), []);
    },
  },
  {
    name: "counts by a key",
    run: async (place) => {
      const store = await withCases(await place.open());
      assert.deepEqual({ ...(await store.records.countBy("cases", "state")) }, { open: 2, suggested: 2, decided: 1 });
    },
  },
  {
    name: "a key that the collection does not have is refused, in lists and in records",
    run: async (place) => {
      const { records } = await place.open();
      const hostile = "state') --";
      assert.equal(await codeOf(async () => await records.list("cases", { where: { [hostile]: ["x"] }, limit: 1 })), "USAGE");
      assert.equal(await codeOf(async () => await records.list("cases", { orderBy: "body", limit: 1 })), "USAGE");
      assert.equal(await codeOf(async () => await records.countBy("settings", "state")), "USAGE");
      assert.equal(await codeOf(async () => await records.put("feeds", record("f", { state: "x" }), 0)), "USAGE");
      assert.equal(await codeOf(async () => await records.put("cases", record("c", { topics: "land" }), 0)), "USAGE");
      assert.equal(await codeOf(async () => await records.put("cases", record("c", { state: ["open"] }), 0)), "USAGE");
      assert.equal(await codeOf(async () => await records.list("cases", { orderBy: "topics", limit: 1 })), "USAGE");
    },
  },
];

export const recordStoreChecks: readonly Check<Store>[] = [...compareChecks, ...listChecks];

/** Runs the whole record contract on a driver. */
export function recordStoreContract(name: string, makePlace: MakePlace<Store>): void {
  registerSuite(name, recordStoreChecks, makePlace);
}

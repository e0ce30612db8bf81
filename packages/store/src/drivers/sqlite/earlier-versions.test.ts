import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoredDocument } from "@langnghe/domain";
import { type Database, openDatabase } from "@langnghe/sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Store } from "../../store.ts";
import { packBody } from "./body.ts";
import { keyOfTime } from "./event-key.ts";
import { MIGRATIONS } from "./schema.ts";
import { sqliteStore } from "./store.ts";

/** The version before topics, places and origins became codes. */
const BEFORE_CODES = 5;

let folder = "";
let old: Database;
let store: Store | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-earlier-"));
  const migrations = MIGRATIONS.slice(0, BEFORE_CODES);
  const file = join(folder, "s.sqlite");
  old = openDatabase({ file, part: "store", migrations, unavailable: "STORE_UNAVAILABLE", bigints: true });
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

function reopened(): Store {
  old.close();
  store = sqliteStore({ file: join(folder, "s.sqlite") });
  return store;
}

/** Writes a document as the earlier version did. */
function putOld(id: string, change: Partial<StoredDocument>): void {
  const at = "2026-11-10T00:00:00.000Z";
  const document: StoredDocument = {
    ...{ id, revision: `r-${id}`, feed: "f", outlet: "o", channel: "news", url: null, fetchedAt: at, title: id, text: id },
    ...{ publishedAt: at, publishedFrom: "entry", modifiedAt: null, answeredAt: null, language: "vi", kind: "article" },
    ...{ categories: [], place: null, redactions: {}, signature: [], topics: [], places: [], claims: [], flag: false },
    ...{ models: { topics: "t", claims: "c" }, story: id, revisionNumber: 1, indexedAt: at },
    ...change,
  };
  const { revision, channel, outlet, feed, language, answeredAt, publishedAt, topics, places } = document;
  const key = keyOfTime(publishedAt);
  const answered = answeredAt === null ? 0 : 1;
  const row = [key, id, revision, 1, 0, "", id, channel, outlet, feed, language, 0, answered, 0];
  old.run("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ...row);
  old.run("INSERT INTO document_bodies VALUES (?, ?)", key, packBody({ document, bands: [] }));
  for (const topic of topics) old.run("INSERT INTO document_topics VALUES (?, ?)", key, topic.id);
  for (const place of places) old.run("INSERT INTO document_places VALUES (?, ?)", key, place);
}

it("documents of an earlier version are found, counted and erased like new ones, times of answers among them", async () => {
  const feedback = { channel: "feedback", outlet: "tong-dai", feed: "1022" } as const;
  const topics = [
    { id: "water", score: 1 },
    { id: "land", score: 1 },
  ];
  putOld("a", { publishedAt: "2026-11-01T00:00:00.000Z", topics, places: ["đồng-sậy"] });
  putOld("b", { ...feedback, publishedAt: "2026-11-02T00:00:00.000Z", topics, answeredAt: "2026-11-04T00:00:00.000Z" });
  putOld("c", { ...feedback, publishedAt: "2026-11-03T00:00:00.000Z" });
  const { documents } = reopened();
  expect(await documents.count({})).toBe(3);
  expect(await documents.facet({}, "topic", 5)).toEqual([
    { value: "land", count: 2 },
    { value: "water", count: 2 },
  ]);
  expect(await documents.facet({ topics: ["land"] }, "place", 5)).toEqual([{ value: "đồng-sậy", count: 1 }]);
  expect(await documents.demands({})).toEqual([
    { receivedMs: Date.UTC(2026, 10, 2), answeredMs: Date.UTC(2026, 10, 4), topics: ["land", "water"], places: [] },
    { receivedMs: Date.UTC(2026, 10, 3), answeredMs: null, topics: [], places: [] },
  ]);
  expect(await documents.erase({ ids: ["a", "b"] })).toEqual(["a", "b"]);
  expect(await documents.facet({}, "channel", 5)).toEqual([{ value: "feedback", count: 1 }]);
});

it("cases of an earlier version are found by topic, and outcomes are counted on", async () => {
  const insert = "INSERT INTO records (collection, id, version, keys, body) VALUES ('cases', ?, 1, '{}', ?)";
  old.run(insert, "c", JSON.stringify({ topics: ["land", "water"] }));
  old.run(insert, "d", JSON.stringify({ topics: [] }));
  const outcome = (message: string, reason: string | null): void => {
    old.run("INSERT INTO outcomes VALUES ('live', 's', ?, 'd', 'drop', 'step', ?, '', 0, 1, 'f')", message, reason);
  };
  for (const [message, reason] of [
    ["m1", null],
    ["m2", "old"],
    ["m3", "old"],
  ] as const)
    outcome(message, reason);
  const { records, work } = reopened();
  const found = await records.list("cases", { where: { topics: ["water"] }, limit: 5 });
  expect(found.records.map(({ id }) => id)).toEqual(["c"]);
  const later = {
    run: "live",
    service: "s",
    message: "m1",
    subject: "d",
    feed: "f",
    kind: "drop",
    step: "step",
    ms: 1,
  } as const;
  await work.record([{ ...later, reason: "old", at: "2026-11-25T00:00:00.000Z" }]);
  expect(await work.counts({ run: "live", byFeed: true })).toEqual([
    { service: "s", step: "step", kind: "drop", reason: "old", feed: "f", count: 3 },
  ]);
  await work.trim("2026-11-24T00:00:00.000Z");
  expect(await work.counts({})).toMatchObject([{ count: 1 }]);
});

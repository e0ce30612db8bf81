import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseFromClaim, caseIdOf, DAY_MS, type StoredDocument } from "@langnghe/domain";
import { caseStore } from "@langnghe/store";
import { streams } from "@langnghe/streams";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../../scripts/src/cli/run.ts";
import { captured } from "../../scripts/src/cli/testing/captured.ts";
import type { SampleDocument } from "../../scripts/src/sample/sample-document.ts";
import { openInstallation } from "../../scripts/src/system/installation.ts";
import { loadConfig } from "../../scripts/src/system/load-config.ts";
import {
  CLOSED_FEED,
  ended,
  feedStates,
  messagesOf,
  outBy,
  reprints,
  type System,
  sampleDocuments,
  startSystem,
  storedDocuments,
  sumOf,
  until,
} from "./system.ts";

const FIRST_MS = 60_000;
const MINUTE_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), "langnghe-flow-"));
let sample: readonly SampleDocument[];
let system: System;
/** How far the clock is turned on for the present start. */
let ahead = 0;

const documentsSeen = async () => ({
  documents: await system.store.documents.count({}),
  counts: await system.store.work.counts({}),
});

/** Stops and starts again with the clock at a moment after the first start, or as it is when that has passed. */
async function startAgainAt(afterAnchorMs: number): Promise<number> {
  await system.stop();
  ahead = Math.max(ahead, system.anchor + afterAnchorMs - Date.now());
  const from = performance.now();
  system = await startSystem(folder, ahead);
  return performance.now() - from;
}

/** Waits until every feed was polled since `since` and nothing is under way. */
async function settled(since: number): Promise<void> {
  const done = async () => {
    // A feed that was refused is asked again later and later.
    const states = [...(await feedStates(system)).values()].filter(({ feed }) => feed !== CLOSED_FEED);
    const polled = states.every(({ lastPollAt }) => lastPollAt !== null && Date.parse(lastPollAt) >= since);
    const lags = await Promise.all([
      system.bus.lag(streams.documentsFetched.name, "extractor"),
      system.bus.lag(streams.documentsExtracted.name, "classifier"),
      system.bus.lag(streams.documentsClassified.name, "indexer"),
    ]);
    return states.length > 0 && polled && lags.every(({ messages }) => messages === 0);
  };
  await until(done, FIRST_MS, documentsSeen);
}

beforeAll(async () => {
  sample = await sampleDocuments();
  system = await startSystem(folder);
});

afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the first start", () => {
  test("within 60 s every published document of the sample can be found", async () => {
    const startedAt = Date.now();
    const wanted = () => outBy(sample, system.anchor, system.anchor).length;
    expect(wanted()).toBeGreaterThanOrEqual(500);
    await until(async () => (await system.store.documents.count({})) >= wanted(), FIRST_MS, documentsSeen);
    process.stdout.write(`first start: ${wanted()} documents searchable after ${Date.now() - startedAt} ms\n`);
    await settled(system.anchor);
    const { hits, total } = await system.store.documents.search({ filter: { q: "dong say" }, sort: "newest", limit: 5 });
    expect(total).toBeGreaterThan(10);
    expect(hits).toHaveLength(5);
  });

  test("each service's items are what went on, was dropped or parked; what one hands on the next takes in", async () => {
    const counts = await system.store.work.counts({});
    for (const service of ["collector", "extractor", "classifier", "indexer"]) {
      const all = ended(counts, service, "next") + ended(counts, service, "drop") + ended(counts, service, "park");
      expect(ended(counts, service), service).toBe(all);
      expect(ended(counts, service), service).toBeGreaterThan(0);
    }
    expect(ended(counts, "extractor")).toBe(ended(counts, "collector", "next"));
    expect(ended(counts, "classifier")).toBe(ended(counts, "extractor", "next"));
    expect(ended(counts, "indexer")).toBe(ended(counts, "classifier", "next"));
  });

  test("fetched = new + unchanged + changed + dropped + parked for every feed; over all, new and changed = indexed + dropped + parked", async () => {
    const states = [...(await feedStates(system)).values()];
    let handedOn = 0;
    for (const { feed, totals } of states) {
      const { fetched, fresh, unchanged, changed, dropped, parked } = totals;
      expect(fetched, feed).toBe(fresh + unchanged + changed + sumOf(dropped) + sumOf(parked));
      handedOn += fresh + changed;
    }
    const counts = await system.store.work.counts({});
    const behind = ["extractor", "classifier", "indexer"];
    const lost = behind.reduce((all, service) => all + ended(counts, service, "drop") + ended(counts, service, "park"), 0);
    expect(handedOn).toBe(ended(counts, "indexer", "next") + lost);
  });

  test("the same holds feed by feed, by the outcomes' own feeds", async () => {
    const counts = await system.store.work.counts({ byFeed: true });
    for (const [feed, { totals }] of await feedStates(system)) {
      const own = counts.filter((each) => each.feed === feed);
      expect(ended(own, "extractor"), feed).toBe(totals.fresh + totals.changed);
    }
  });
});

describe("feeds that misbehave", () => {
  test("the malformed one brings everything, the closed one nothing, the silent one is known to be silent", async () => {
    const states = await feedStates(system);
    const out = outBy(sample, system.anchor, system.anchor);
    expect(states.get("bhxh-tin")?.totals).toMatchObject({
      fresh: out.filter(({ feed }) => feed === "bhxh-tin").length,
      parked: {},
    });
    expect(states.get(CLOSED_FEED)?.lastReport).toMatchObject({ result: "refused", fetched: 0 });
    expect(await system.store.documents.count({ feeds: [CLOSED_FEED] })).toBe(0);
    expect(system.anchor - Date.parse(states.get("tnvb")?.newestAt ?? "")).toBeGreaterThan(8 * DAY_MS);
  });
});

describe("stories and flags, with the models that the product ships", () => {
  let byTitle: Map<string, StoredDocument>;
  const bySample = (id: string) => byTitle.get(sample.find((each) => each.id === id)?.title?.normalize("NFC") ?? "");

  beforeAll(async () => {
    byTitle = new Map((await storedDocuments(system)).map((document) => [document.title, document]));
  });

  test("RIGHTS 8: nothing of the feedback channel is flagged, and no case rests on it", async () => {
    const feedback = (await storedDocuments(system)).filter(({ channel }) => channel === "feedback");
    expect(feedback.length).toBeGreaterThan(50);
    expect(feedback.filter(({ flag, claims }) => flag || claims.some((claim) => claim.flag))).toEqual([]);
    const { items } = await caseStore(system.store.records).list({ order: "score", limit: 1_000, offset: 0 });
    expect(items.flatMap(({ value }) => value.wordings).filter(({ channel }) => channel === "feedback")).toEqual([]);
  });

  test("documents have topics and places", async () => {
    const all = await storedDocuments(system);
    expect(all.filter(({ topics }) => topics.length > 0).length / all.length).toBeGreaterThan(0.5);
    expect(all.filter(({ places }) => places.length > 0).length / all.length).toBeGreaterThan(0.3);
  });

  test("reprints share a story with what they reprint", () => {
    const known = reprints().filter(({ id, same }) => bySample(id) !== undefined && bySample(same) !== undefined);
    expect(known.length).toBeGreaterThan(3);
    const apart = known.filter(({ id, same }) => bySample(id)?.story !== bySample(same)?.story).map(({ id }) => id);
    expect(apart).toEqual([]);
  });
});

describe("an article that is corrected after publication", () => {
  const wrong = "142 hộ vùng nguy cơ sạt lở sẽ được di dời trước mùa mưa chính vụ";
  let before: StoredDocument;

  test("makes of its claim a case that somebody decides", async () => {
    const found = (await storedDocuments(system)).find(({ title }) => title === wrong);
    expect(found?.revisionNumber).toBe(1);
    if (found === undefined) return;
    before = found;
    const [claim] = before.claims;
    expect(claim).toBeDefined();
    if (claim === undefined) return;
    const made = caseFromClaim(before, claim, { by: "u1", at: before.indexedAt });
    const cases = caseStore(system.store.records);
    const known = await cases.get(made.id);
    expect(await cases.put({ ...made, state: "decided" }, known?.version ?? 0)).not.toBeNull();
  });

  test("a second start soon after finds nothing that had not come out meanwhile", async () => {
    const freshBefore = [...(await feedStates(system)).values()].reduce((all, { totals }) => all + totals.fresh, 0);
    const known = outBy(sample, system.anchor, system.anchor).length;
    const ms = await startAgainAt(95_000);
    process.stdout.write(`second start: up after ${Math.round(ms)} ms\n`);
    expect(ms).toBeLessThan(10_000);
    await settled(system.anchor + 95_000);
    const states = [...(await feedStates(system)).values()];
    const meanwhile = outBy(sample, system.anchor, Date.now() + ahead).length - known;
    expect(states.reduce((all, { totals }) => all + totals.fresh, 0) - freshBefore).toBeLessThanOrEqual(meanwhile);
    expect(system.running.password).toBeNull();
  });

  test("becomes revision 2, the old one is kept, and its case is told", async () => {
    await startAgainAt(13 * MINUTE_MS);
    await until(async () => (await system.store.documents.get(before.id))?.revisionNumber === 2, FIRST_MS, documentsSeen);
    const after = await system.store.documents.get(before.id);
    expect(after?.title).toContain("214 hộ");
    expect(after?.text).toContain("Đính chính");
    const [old, ...more] = await system.store.documents.revisions(before.id);
    expect(more).toEqual([]);
    expect(old).toMatchObject({ revision: before.revision, title: before.title, text: before.text });
    const told = await caseStore(system.store.records).get(caseIdOf(before.claims[0]?.text ?? ""));
    expect(told?.value.state).toBe("open");
    expect(told?.value.history.at(-1)).toMatchObject({ action: "document_changed", note: before.id, from: "decided" });
    expect((await system.store.work.trace(before.id)).map(({ service }) => service)).toEqual(
      expect.arrayContaining(["collector", "extractor", "classifier", "indexer"]),
    );
    await settled(system.anchor + 13 * MINUTE_MS);
  });
});

describe("RIGHTS 9", () => {
  /** Written for this test alone, apart from the product's own recognisers. */
  const PERSONAL = [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, /(?<!\d)0\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)/g, /(?<!\d)0\d{11}(?!\d)/g];
  const personalIn = (text: string) => PERSONAL.flatMap((form) => text.match(form) ?? []);

  test("no e-mail, phone or identity number of the sample is in the store, in a stream after extraction, in the log or in a hit", async () => {
    const written = sample.flatMap(({ title, sapo, body }) => personalIn([title, sapo, ...body].join("\n")));
    expect(written.length).toBeGreaterThan(3);
    const places: Record<string, string> = {
      store: JSON.stringify(await storedDocuments(system)),
      log: readFileSync(join(folder, "log", "langnghe.log"), "utf8"),
    };
    for (const stream of [streams.documentsExtracted, streams.documentsClassified]) {
      places[stream.name] = JSON.stringify(
        (await messagesOf(system, stream.name)).map(({ value }) => stream.codec.decode(value)),
      );
    }
    for (const secret of new Set(written)) {
      for (const [place, text] of Object.entries(places)) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
      const { total } = await system.store.documents.search({ filter: { q: `"${secret}"` }, sort: "newest", limit: 1 });
      expect(total, secret).toBe(0);
    }
  });
});

describe("a replayed day", () => {
  /** What the folder holds while nothing runs on it. */
  async function atRest() {
    const installation = await openInstallation(loadConfig({}, { data: folder }));
    const documents = await storedDocuments(installation);
    const { items } = await caseStore(installation.store.records).list({ order: "score", limit: 1_000, offset: 0 });
    const messages = (await messagesOf(installation, streams.documentsFetched.name)).length;
    await installation.close();
    return { documents, cases: items, messages };
  }

  test("conserves every message and changes nothing", async () => {
    const day = new Date(Date.now() + 7 * 60 * MINUTE_MS).toISOString().slice(0, 10);
    const yesterday = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
    await system.stop();
    const before = await atRest();
    const { io, out, err } = captured();
    // From yesterday on, so that a run over midnight replays its messages too.
    const argv = ["replay", "--stream", streams.documentsFetched.name, "--from", yesterday, "--data", folder];
    expect(await runCommandLine(argv, io), err()).toBe(0);
    const summary = JSON.parse(out());
    expect(summary.read).toBe(before.messages);
    expect(summary.read).toBe(summary.indexed + summary.unchanged + sumOf(summary.dropped) + sumOf(summary.parked));
    expect(summary).toMatchObject({ indexed: 0, parked: {} });
    // Of an article that was corrected the first state is an older one.
    expect(Object.keys(summary.dropped)).toEqual(["stale"]);
    expect(summary.dropped.stale).toBeGreaterThanOrEqual(1);
    const after = await atRest();
    expect(after.documents).toEqual(before.documents);
    expect(after.cases).toEqual(before.cases);
    system = await startSystem(folder, ahead);
  });
});

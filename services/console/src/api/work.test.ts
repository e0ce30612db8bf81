import type { Digest, FeedState, Parked } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, FEEDS, NOW, type Signed, type TestConsole, testConsole } from "./console-fixture.ts";
import { healthOf } from "./feed-health.ts";
import { isRising } from "./rising.ts";
import { consoleStores } from "./stores.ts";

const DAY_MS = 86_400_000;
let console: TestConsole;
let editor: Signed;

beforeEach(async () => {
  console = await testConsole();
  editor = await console.as("editor");
});
afterEach(() => console.close());

const SENTENCE = { text: "Đập Phú Mộc bị nứt.", document: "d1" };

/** A draft as the digest service would have written it. */
async function draft(): Promise<string> {
  await console.put(documentOf("d1"));
  const { digest } = (await editor.send("POST", "/api/digests", { series: "sang", day: "2026-11-25" })).json();
  const item = {
    id: "i1",
    heading: "Đập",
    sentences: [SENTENCE],
    topics: [],
    places: [],
    documents: ["d1"],
    count: 4,
    outlets: 2,
    before: 1,
  };
  const written: Digest = {
    ...digest,
    state: "draft",
    sections: [{ kind: "concerns", items: [item] }],
    recipients: ["vp@tinh.example"],
  };
  await consoleStores(console.store.records).digests.put(written, 1);
  return digest.id;
}

/** The stored digest with one item's sentences replaced, as the interface would send it. */
async function edit(id: string, sentences: object[]) {
  const { digest, version } = (await editor.get(`/api/digests/${id}`)).json();
  const sections = digest.sections.map((section: { items: object[] }) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, sentences, count: 99 })),
  }));
  return editor.send("PUT", `/api/digests/${id}`, { version, title: "Sáng thứ Tư", sections });
}

async function act(id: string, action: string) {
  const { version } = (await editor.get(`/api/digests/${id}`)).json();
  return editor.send("POST", `/api/digests/${id}/actions`, { version, action });
}

describe("a digest", () => {
  it("is asked for once a series and day, and covers the day before its hour", async () => {
    const { digest } = (await editor.send("POST", "/api/digests", { series: "sang", day: "2026-11-25" })).json();
    expect(digest).toMatchObject({
      id: "digest_sang_2026-11-25",
      state: "requested",
      from: "2026-11-24T00:00:00.000Z",
      to: "2026-11-25T00:00:00.000Z",
    });
    expect((await editor.send("POST", "/api/digests", { series: "sang", day: "2026-11-25" })).statusCode).toBe(409);
    expect((await editor.send("POST", "/api/digests", { series: "none", day: "2026-11-25" })).json().detail).toBe("series");
  });

  it("lets notes be written and sentences be taken out, but none be reworded", async () => {
    const id = await draft();
    const note = { text: "Đã gọi Sở để hỏi.", document: null };
    expect((await edit(id, [{ ...SENTENCE, text: "Đập Phú Mộc sắp vỡ." }])).json().detail).toBe("extracted_sentence_changed");
    const { digest } = (await edit(id, [note])).json();
    expect(digest.sections[0].items[0]).toMatchObject({ sentences: [note], count: 4, documents: ["d1"] });
    expect((await edit(id, [SENTENCE, note])).statusCode).toBe(200);
  });

  it("is sent only after a person approved it, and is signed", async () => {
    const id = await draft();
    expect((await act(id, "send")).json()).toMatchObject({ code: "RULE_BROKEN", detail: "not_possible_here" });
    const approved = (await act(id, "approve")).json();
    expect(approved.digest).toMatchObject({ state: "approved", approvedBy: editor.id });
    expect(approved.names[editor.id]).toBe(editor.id.slice("acc_".length));
    expect((await edit(id, [])).json().detail).toBe("not_possible_here");
    expect((await act(id, "withdraw")).json().digest).toMatchObject({ state: "draft", approvedBy: null });
    await act(id, "approve");
    expect((await act(id, "send")).json().digest.state).toBe("sending");
  });

  it("is previewed without scripts", async () => {
    const answer = await editor.get(`/api/digests/${await draft()}/preview`);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
  });
});

const PARKED: Parked = {
  ...{
    id: "p1",
    service: "extractor",
    step: "extractText",
    reason: "worker_lost",
    cause: "WORKER_LOST",
    stream: "documents.fetched",
  },
  ...{
    message: "m1",
    subject: "d1",
    key: "d1",
    value: Buffer.from("raw").toString("base64"),
    at: "2026-11-25T06:00:00.000Z",
    times: 1,
  },
};

describe("what was parked", () => {
  it("is listed without its content and goes back under its own id and run", async () => {
    const administrator = await console.as("administrator");
    await console.store.work.park(PARKED);
    const outcome = {
      service: "extractor",
      message: "m1",
      subject: "d1",
      feed: "bao",
      run: "import:x",
      kind: "park",
      step: "s",
    } as const;
    await console.store.work.record([{ ...outcome, reason: "worker_lost", at: PARKED.at, ms: 1 }]);
    const list = await administrator.get("/api/parked?service=extractor");
    expect(list.json()).toMatchObject({ total: 1, items: [{ id: "p1", reason: "worker_lost" }] });
    expect(list.body).not.toContain(PARKED.value);
    expect((await administrator.send("POST", "/api/parked/p1/replay")).statusCode).toBe(204);
    expect(console.published).toEqual([
      {
        stream: "documents.fetched",
        messages: [{ id: "m1", key: "d1", value: Buffer.from("raw"), headers: { run: "import:x", feed: "bao" } }],
      },
    ]);
    expect((await administrator.get("/api/parked")).json().total).toBe(0);
  });

  it("is discarded with a reason that is on record", async () => {
    const administrator = await console.as("administrator");
    await console.store.work.park(PARKED);
    expect((await administrator.send("POST", "/api/parked/p1/discard", { reason: " " })).statusCode).toBe(400);
    expect((await administrator.send("POST", "/api/parked/p1/discard", { reason: "Trang trống" })).statusCode).toBe(204);
    expect((await console.store.audit.list({ limit: 1 }))[0]).toMatchObject({
      action: "parked.discard",
      facts: { why: "Trang trống" },
    });
    expect((await administrator.send("POST", "/api/parked/p1/replay")).statusCode).toBe(404);
  });
});

const TOTALS = { polls: 3, fetched: 20, fresh: 8, unchanged: 10, changed: 0, dropped: { no_address: 2 }, parked: {} };

function state(changes: Partial<FeedState> = {}): FeedState {
  const at = new Date(NOW).toISOString();
  return {
    ...{ feed: "bao", etag: null, lastModified: null, nextPollAt: at, lastPollAt: at, lastOkAt: at, newestAt: at, failures: 0 },
    ...{ lastReport: null, totals: TOTALS, seen: {} },
    ...changes,
  };
}

describe("feeds", () => {
  it("close their balance: fetched = indexed + dropped + parked + on the way", async () => {
    await console.store.records.putAll("feeds", [{ id: "bao", body: state(), keys: {} }]);
    const outcome = (message: string, service: string, kind: "next" | "drop" | "park", reason: string | null) =>
      ({
        service,
        message,
        subject: message,
        feed: "bao",
        run: "live",
        kind,
        step: "step",
        reason,
        at: "2026-11-25T06:00:00.000Z",
        ms: 1,
      }) as const;
    await console.store.work.record([
      outcome("1", "indexer", "next", null),
      outcome("2", "indexer", "next", null),
      outcome("3", "extractor", "drop", "no_text"),
      outcome("4", "classifier", "park", "crashed"),
    ]);
    const { items, balance } = (await editor.get("/api/feeds")).json();
    expect(balance).toEqual({
      fetched: 20,
      indexed: 2,
      dropped: { "collector:unchanged": 10, "collector:no_address": 2, "extractor.step:no_text": 1 },
      parked: { "classifier.step:crashed": 1 },
      onTheWay: 4,
    });
    expect(items[0]).toMatchObject({
      id: "bao",
      health: "ok",
      droppedLater: { "extractor.step:no_text": 1 },
      parkedLater: { "classifier.step:crashed": 1 },
    });
    expect(items[1]).toMatchObject({ id: "cong", health: "waiting", droppedLater: {}, totals: null });
    expect(items[0].volume).toHaveLength(30);
  });

  it("are silent after three days, or twice the longest pause they made before", () => {
    const [feed] = FEEDS;
    if (feed === undefined) throw new TypeError("no feed");
    const quiet = (quietDays: number, days: number[]) =>
      healthOf({ feed, days, state: state({ newestAt: new Date(NOW - quietDays * DAY_MS).toISOString() }), now: NOW });
    const daily = Array.from({ length: 90 }, () => 4);
    expect([quiet(2.9, daily), quiet(3.1, daily)]).toEqual(["ok", "silent"]);
    const weekly = Array.from({ length: 90 }, (_, day) => (day % 7 === 0 ? 1 : 0));
    expect([quiet(13.9, weekly), quiet(14.1, weekly)]).toEqual(["ok", "silent"]);
    const once = Array.from({ length: 90 }, (_, day) => (day === 40 ? 1 : 0));
    expect([quiet(29, once), quiet(31, once)]).toEqual(["ok", "silent"]);
    expect(healthOf({ feed: { ...feed, enabled: false }, state: state(), days: daily, now: NOW })).toBe("disabled");
  });

  it("cannot be polled from here when another process collects", async () => {
    expect((await editor.send("POST", "/api/feeds/bao/poll")).json().detail).toBe("collector_is_elsewhere");
  });
});

describe("today", () => {
  it("shows what rises, what waits and what went silent", async () => {
    const topics = [{ id: "water", score: 0.9 }];
    const hot = Array.from({ length: 6 }, (_, index) =>
      documentOf(`hot-${index}`, { topics, outlet: index < 3 ? "bao-lam" : "dien-dan" }),
    );
    const old = documentOf("old", { topics, publishedAt: "2026-11-10T05:00:00.000Z" });
    const waiting = documentOf("f", { channel: "feedback", feed: "tong-dai", publishedAt: "2026-11-15T05:00:00.000Z" });
    await console.put(...hot, old, waiting);
    const silent = state({ newestAt: "2026-10-20T00:00:00.000Z" });
    await console.store.records.putAll("feeds", [{ id: "bao", body: silent, keys: {} }]);
    const view = (await editor.get("/api/today")).json();
    expect(view.rising).toMatchObject([{ topic: "water", count: 6, usual: 1 / 28, outlets: 2 }]);
    expect(view.rising[0].days).toHaveLength(14);
    expect(view.waiting).toMatchObject({ unanswered: 1, oldestUnansweredDays: 10, digest: null, parked: 0 });
    expect(view.silent).toEqual([{ feed: "bao", label: "Nguồn bao", newestAt: "2026-10-20T00:00:00.000Z", health: "silent" }]);
  });

  it("calls fewer than five documents chance", () => {
    expect(isRising(4, 0)).toBe(false);
    expect(isRising(5, 0)).toBe(true);
    expect(isRising(14, 10)).toBe(false);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Case, type Digest, type FeedState, type PollReport, toInstant } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { accountStore } from "./account-store.ts";
import { caseStore } from "./case-store.ts";
import { digestStore } from "./digest-store.ts";
import { sqliteStore } from "./drivers/sqlite/store.ts";
import { feedStore } from "./feed-store.ts";
import { settingsStore } from "./settings-store.ts";
import type { Store } from "./store.ts";

const NOW = "2026-11-25T00:00:00.000Z";
let folder = "";
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-typed-"));
  store = sqliteStore({ file: join(folder, "s.sqlite") });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function aCase(id: string, change: Partial<Case> = {}): Case {
  return {
    ...{ id, state: "suggested", claim: "Đập Hồ Sen sắp vỡ.", language: "vi", wordings: [], score: 0.5, reasons: [] },
    ...{
      topics: [],
      places: [],
      stories: [],
      outlets: 1,
      model: "m",
      firstSeenAt: NOW,
      lastSeenAt: NOW,
      concerns: null,
      assignee: null,
    },
    ...{ evidence: [], verdict: null, correction: null, mergedInto: null, history: [], createdAt: NOW, updatedAt: NOW },
    ...change,
  };
}

describe("caseStore", () => {
  it("compares and sets: of two who read the same version, the second gets null", async () => {
    const cases = caseStore(store.records);
    expect(await cases.put(aCase("c"), 0)).toBe(1);
    const read = await cases.get("c");
    expect(read).toEqual({ value: aCase("c"), version: 1 });
    expect(await cases.put(aCase("c", { state: "open" }), 1)).toBe(2);
    expect(await cases.put(aCase("c", { state: "dismissed" }), 1)).toBeNull();
    expect((await cases.get("c"))?.value.state).toBe("open");
  });

  it("lists by state and topic in the order asked, with the total beyond the page", async () => {
    const cases = caseStore(store.records);
    for (let index = 0; index < 9; index++) {
      const topics = index % 2 === 0 ? ["land", "water"] : ["water"];
      await cases.put(aCase(`c${index}`, { score: index / 10, topics, state: index < 6 ? "open" : "decided" }), 0);
    }
    const land = await cases.list({ topics: ["land"], order: "score", limit: 2, offset: 1 });
    expect([land.items.map(({ value }) => value.id), land.total]).toEqual([["c6", "c4"], 5]);
    const decided = await cases.list({ states: ["decided"], order: "score", limit: 2, offset: 0 });
    expect([decided.items.map(({ value }) => value.id), decided.total]).toEqual([["c8", "c7"], 3]);
    expect(await cases.countsByState()).toMatchObject({ open: 6, decided: 3 });
  });

  it("says which record does not have the form of this version", async () => {
    await store.records.put("cases", { id: "odd", body: { id: "odd" }, keys: {} }, 0);
    await expect(caseStore(store.records).get("odd")).rejects.toMatchObject({ code: "DATA_FOLDER", facts: { id: "odd" } });
  });
});

describe("accountStore", () => {
  it("finds accounts by name; sessions end by time, by hand, and with their account", async () => {
    const accounts = accountStore(store.records);
    const account = {
      ...{ id: "acc_1", name: "lan", displayName: "Lan", role: "editor" as const, body: null, password: "x" },
      ...{ mustChangePassword: false, disabled: false, createdAt: NOW },
    };
    await accounts.put(account, 0);
    expect((await accounts.byName("lan"))?.value).toEqual(account);
    expect(await accounts.byName("minh")).toBeNull();
    const session = (id: string, minutes: number) => ({
      ...{ id, account: "acc_1", createdAt: NOW, expiresAt: toInstant(Date.parse(NOW) + minutes * 60_000) },
    });
    for (const [id, minutes] of [
      ["s1", 1],
      ["s2", 5],
      ["s3", 10],
      ["s4", 20],
    ] as const)
      await accounts.createSession(session(id, minutes));
    const now = Date.parse(NOW) + 5 * 60_000;
    expect(await accounts.session("s2", now)).toBeNull();
    expect(await accounts.session("s3", now)).toEqual(session("s3", 10));
    expect(await accounts.expireSessions(now)).toBe(2);
    await accounts.endSession("s3");
    expect(await accounts.session("s3", now)).toBeNull();
    await accounts.endSessionsOf("acc_1");
    expect(await accounts.session("s4", now)).toBeNull();
  });
});

describe("digestStore", () => {
  it("lists the latest day first, by state and series", async () => {
    const digests = digestStore(store.records);
    const digest = (id: string, change: Partial<Digest>): Digest => ({
      ...{
        id,
        series: "daily",
        day: "2026-11-25",
        from: NOW,
        to: NOW,
        state: "draft",
        title: "t",
        sections: [],
        recipients: [],
      },
      ...{ problem: null, approvedBy: null, approvedAt: null, sentAt: null, createdAt: NOW, updatedAt: NOW },
      ...change,
    });
    await digests.put(digest("d1", { day: "2026-11-23" }), 0);
    await digests.put(digest("d2", { day: "2026-11-24", state: "sent" }), 0);
    await digests.put(digest("d3", { series: "weekly" }), 0);
    const ids = async (request: Parameters<typeof digests.list>[0]) =>
      (await digests.list(request)).items.map(({ value }) => value.id);
    expect(await ids({ limit: 5 })).toEqual(["d3", "d2", "d1"]);
    expect(await ids({ states: ["draft"], series: "daily", limit: 5 })).toEqual(["d1"]);
  });
});

describe("feedStore", () => {
  const report = (minute: number): PollReport => ({
    ...{
      feed: "f",
      at: toInstant(Date.parse(NOW) + minute * 60_000),
      result: "ok",
      detail: null,
      status: 200,
      bytes: 1,
      ms: 1,
    },
    ...{ fetched: 0, fresh: 0, unchanged: 0, changed: 0, dropped: {}, parked: {} },
  });
  const state = (feed: string, lastReport: PollReport | null = null): FeedState => ({
    ...{ feed, etag: null, lastModified: null, nextPollAt: NOW, lastPollAt: null, lastOkAt: null, newestAt: null, failures: 0 },
    ...{ lastReport, seen: { key: "hash" } },
    totals: { polls: 1, fetched: 0, fresh: 0, unchanged: 0, changed: 0, dropped: {}, parked: {} },
  });

  it("keeps states, and the last report of each save", async () => {
    const feeds = feedStore(store.records);
    await feeds.putAll([state("g"), state("f")]);
    await feeds.save(state("f", report(1)));
    expect((await feeds.all()).map(({ feed }) => feed)).toEqual(["f", "g"]);
    expect(await feeds.get("f")).toEqual(state("f", report(1)));
    expect(await feeds.get("h")).toBeNull();
    expect(await feeds.reports("f", 10)).toEqual([report(1)]);
    expect(await feeds.reports("g", 10)).toEqual([]);
  });

  it("keeps the last 500 reports of a feed, newest first", async () => {
    const feeds = feedStore(store.records);
    const early = Array.from({ length: 500 }, (_, minute) => report(minute));
    await store.records.putAll(
      "polls",
      early.map((body) => ({ id: `f:${body.at}`, body, keys: { feed: "f", at: body.at } })),
    );
    await feeds.addReport(report(500));
    await feeds.addReport(report(501));
    const kept = await feeds.reports("f", 1_000);
    expect(kept.length).toBe(500);
    expect([kept[0]?.at, kept.at(-1)?.at]).toEqual([report(501).at, report(2).at]);
  });
});

describe("settingsStore", () => {
  it("sets by version and checks what it reads", async () => {
    const settings = settingsStore(store.records);
    expect(await settings.set("limits", { most: 5 }, 0)).toBe(1);
    expect(await settings.set("limits", { most: 6 }, 0)).toBeNull();
    expect(await settings.get("limits", z.object({ most: z.number() }))).toEqual({ value: { most: 5 }, version: 1 });
    expect(await settings.get("none", z.string())).toBeNull();
    await expect(settings.get("limits", z.string())).rejects.toMatchObject({ code: "DATA_FOLDER" });
  });
});

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type RunningService, startCollector } from "@langnghe/collector";
import {
  DAY_MS,
  type Feed,
  type FeedState,
  type FetchedDocument,
  feedSchema,
  outletSchema,
  type PollReport,
} from "@langnghe/domain";
import { type PoliteFetcher, politeFetcher } from "@langnghe/fetching";
import { sourceTypes } from "@langnghe/sources";
import { streams } from "@langnghe/streams";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { OUTLETS } from "./catalogue.ts";
import { loadDocuments } from "./load-documents.ts";
import type { SampleDocument } from "./sample-document.ts";
import { type SampleSite, startSampleSite } from "./sample-site.ts";
import { sampleTime } from "./sample-time.ts";

const CONFIG = fileURLToPath(new URL("../../../config/", import.meta.url));
const ANCHOR = Date.parse("2026-11-25T21:30:00+07:00");
const feedsFile = z.strictObject({ outlets: z.array(outletSchema), feeds: z.array(feedSchema) });
const RETENTION = { news: 365, official: 365, community: 180, feedback: 365 };

let site: SampleSite;
let fetcher: PoliteFetcher;
let collector: RunningService;
let documents: readonly SampleDocument[];
let feeds: Feed[];
let now = ANCHOR;
const states = new Map<string, FeedState>();
const published: FetchedDocument[] = [];

beforeAll(async () => {
  documents = await loadDocuments(`${CONFIG}sample`);
  site = await startSampleSite({ dir: `${CONFIG}sample`, port: 0, anchor: ANCHOR, clock: () => now });
  const text = (await readFile(`${CONFIG}feeds/sample.yaml`, "utf8")).replaceAll("{samplePort}", String(site.port));
  feeds = feedsFile.parse(parse(text)).feeds;
  const overrides = Object.fromEntries(OUTLETS.map(({ host }) => [`${host}.localhost:${site.port}`, 0]));
  fetcher = politeFetcher({ contact: "test", allow: [{ host: "*.localhost", port: site.port }], overrides, clock: () => now });
  collector = await startCollector({
    feeds,
    sources: new Map(sourceTypes.map((source) => [source.type, source])),
    bus: {
      publish: async (stream, messages) => {
        if (stream !== streams.documentsFetched.name) return;
        published.push(...messages.map(({ value }) => streams.documentsFetched.codec.decode(value)));
      },
    },
    feedStore: { get: async (id) => states.get(id) ?? null, save: async (state) => void states.set(state.feed, state) },
    work: { record: async () => undefined },
    fetch: fetcher.fetch,
    clock: () => now,
    log: () => undefined,
    settings: { concurrency: 8, retentionDays: RETENTION },
  });
}, 60_000);

afterAll(async () => {
  await collector.stop();
  await fetcher.close();
  await site.close();
});

async function pollAll(): Promise<Map<string, PollReport>> {
  const reports = await Promise.all(feeds.map((feed) => collector.pollNow(feed.id)));
  return new Map(reports.map((report) => [report.feed, report]));
}

/** How many documents of a feed the sample's files say are out at a time. */
function outBy(feed: string, time: number): number {
  return documents.filter((document) => document.feed === feed && sampleTime(document.at, ANCHOR) <= time).length;
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);

describe("the sample province, collected over HTTP", () => {
  test("has the size that was promised", () => {
    expect(feeds.length).toBeGreaterThanOrEqual(14);
    expect(new Set(feeds.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(feeds.map(({ channel }) => channel)).size).toBe(4);
    expect(documents.filter((document) => sampleTime(document.at, ANCHOR) <= ANCHOR).length).toBeGreaterThanOrEqual(500);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  test("every document stands in a feed that is configured", () => {
    const known = feeds.map(({ id }) => id);
    expect(documents.filter(({ feed }) => !known.includes(feed)).map(({ id }) => id)).toEqual([]);
  });

  test("every feed brings what is out, once; each poll balances", { timeout: 60_000 }, async () => {
    const reports = await pollAll();
    for (const feed of feeds) {
      const report = reports.get(feed.id);
      if (report === undefined || feed.id === "cq-kin") continue;
      expect(report, feed.id).toMatchObject({ result: "ok", parked: {}, dropped: {}, fetched: outBy(feed.id, ANCHOR) });
      expect(report.fresh + report.unchanged + report.changed, feed.id).toBe(report.fetched);
    }
    const ids = published.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(500);
    expect(published.filter(({ feed, page }) => page === null && feeds.find(({ id }) => id === feed)?.fetchPages)).toEqual([]);
  });

  test("robots.txt keeps the closed corner uncollected", async () => {
    expect(await collector.pollNow("cq-kin")).toMatchObject({ result: "refused", fetched: 0 });
    expect(published.filter(({ feed }) => feed === "cq-kin")).toEqual([]);
  });

  test("entries carry their dates, and petitions their place and answer", () => {
    expect(published.filter(({ entry }) => entry.publishedAt === null).map(({ feed }) => feed)).toEqual([]);
    const hotline = published.filter(({ feed }) => feed === "td-1022");
    expect(hotline.filter(({ entry }) => entry.place === null)).toEqual([]);
    const answered = documents.filter(
      ({ feed, answered: at }) => feed === "td-1022" && at !== undefined && sampleTime(at, ANCHOR) <= ANCHOR,
    );
    expect(hotline.filter(({ entry }) => entry.answeredAt !== null).length).toBe(answered.length);
  });

  test("one feed has been silent for nine days", () => {
    expect(ANCHOR - Date.parse(states.get("tnvb")?.newestAt ?? "")).toBeGreaterThan(8 * DAY_MS);
  });

  test("as time passes things arrive, and a correction comes as a change", { timeout: 60_000 }, async () => {
    const later = ANCHOR + 3 * DAY_MS;
    const revised = documents.filter(({ revisions }) =>
      revisions.some(({ at }) => sampleTime(at, ANCHOR) > ANCHOR && sampleTime(at, ANCHOR) <= later),
    );
    now = later;
    const reports = await pollAll();
    for (const feed of feeds.filter(({ id }) => id !== "cq-kin")) {
      const report = reports.get(feed.id);
      if (report === undefined || report.result === "not_modified") continue;
      expect(report.fetched, feed.id).toBe(
        report.fresh + report.unchanged + report.changed + sum(report.dropped) + sum(report.parked),
      );
      expect(report.fresh, feed.id).toBe(outBy(feed.id, later) - outBy(feed.id, ANCHOR));
    }
    for (const { feed } of revised) expect(reports.get(feed)?.changed).toBeGreaterThanOrEqual(1);
  });
});

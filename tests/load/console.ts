import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildServer, type ConsoleDeps, ensureAdministrator } from "@langnghe/console";
import { CHANNELS, HOUR_MS, toInstant } from "@langnghe/domain";
import { silentLog } from "@langnghe/runtime";
import { feedStore, type Store, sqliteStore } from "@langnghe/store";
import { BENCH_FEEDS, fillStore } from "./console-data.ts";
import { SPAN_DAYS, SPAN_END } from "./invented-documents.ts";

/** Times each address is asked. */
const ROUNDS = 15;
/** The clock moves on by this much before each request, so that no answer is remembered from the one before. */
const STEP_MS = 25_000;
/** What a list may take from a key to its answer. */
const GOAL_MS = 100;
const PASSWORD = "mat-khau-de-do-toc-do";

const DAYS_30 = `from=${toInstant(SPAN_END - 29 * 24 * HOUR_MS).slice(0, 10)}`;
const DAYS_60 = `from=${toInstant(SPAN_END - SPAN_DAYS * 24 * HOUR_MS).slice(0, 10)}`;
const QUESTIONS: Readonly<Record<string, string>> = {
  "30 days": DAYS_30,
  "60 days": DAYS_60,
  "two words": `q=boi+thuong&${DAYS_60}`,
  "most common word": `q=v%C3%A0&${DAYS_60}`,
  "rare word": "q=t%C3%AAn777",
  phrase: `q=%22t%C3%A1i+%C4%91%E1%BB%8Bnh+c%C6%B0%22&${DAYS_60}`,
  "news about a topic": `channel=news&topic=topic-3&${DAYS_60}`,
  "common word in news": `q=v%C3%A0&channel=news&${DAYS_60}`,
  feedback: `channel=feedback&${DAYS_60}`,
};
const FIELDS = ["channel", "topic", "place", "outlet", "feed"];

/** Every address that a screen of the console asks for. */
function addresses(document: string, subject: string): string[] {
  const searches = Object.values(QUESTIONS).flatMap((question) => [
    `/api/search?${question}&limit=30`,
    `/api/volume?${question}&interval=day`,
    ...FIELDS.map((field) => `/api/facets?${question}&field=${field}&limit=60`),
  ]);
  return [
    "/api/session",
    "/api/today",
    ...searches,
    `/api/search?${QUESTIONS["two words"]}&limit=30&sort=relevance`,
    `/api/search?${QUESTIONS["most common word"]}&limit=30&sort=relevance`,
    `/api/documents/${document}`,
    "/api/cases?state=suggested&order=score&limit=50",
    "/api/cases?state=suggested&topic=topic-3&order=score&limit=50",
    `/api/cases/${subject}`,
    "/api/demands",
    "/api/demands?topic=topic-3",
    "/api/demands?topic=topic-3&place=place-7",
    "/api/digests?limit=30",
    "/api/feeds",
    "/api/feeds/feed-1/polls?limit=50",
    "/api/parked?limit=100",
    "/api/public",
    "/api/audit?limit=50",
  ];
}

/** `node tests/load/console.ts [--documents N] [--cases N] [--folder DIR]`: a folder that is named is kept and used again. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: "string", default: "200000" },
      cases: { type: "string", default: "3000" },
      folder: { type: "string" },
      only: { type: "string", default: "" },
    },
  });
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), "langnghe-bench-"));
  const file = join(folder, "console.sqlite");
  const filled = existsSync(file);
  const store = sqliteStore({ file });
  try {
    if (!filled) await fillStore(store, { documents: Number(values.documents), cases: Number(values.cases) });
    report(await measure(store, values.only));
  } finally {
    await store.close();
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Measure {
  readonly address: string;
  readonly p50: number;
  readonly p95: number;
  /** Processor time at the median: what the answer takes where nobody else works on the machine. */
  readonly cpu: number;
}

async function measure(store: Store, only: string): Promise<Measure[]> {
  let now = SPAN_END;
  const app = await buildServer(depsOf(store, () => now));
  const cookie = await signIn(app, store, () => now);
  const found = await store.documents.search({ filter: { flag: true }, sort: "newest", limit: 1 });
  const { records } = await store.records.list("cases", { limit: 1 });
  const measures: Measure[] = [];
  for (const address of addresses(found.hits[0]?.document.id ?? "", records[0]?.id ?? "")) {
    if (!address.includes(only)) continue;
    const times: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      now += STEP_MS;
      await writeAsTheCollectorDoes(store);
      const started = performance.now();
      const usedBefore = process.cpuUsage();
      const { statusCode, body } = await app.inject({ method: "GET", url: address, headers: { cookie } });
      times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(usedBefore);
      cpu.push((user + system) / 1_000);
      if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}: ${body}`);
    }
    measures.push({ address, p50: quantile(times, 0.5), p95: quantile(times, 0.95), cpu: quantile(cpu, 0.5) });
    print(measures.at(-1));
  }
  await app.close();
  return measures;
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.round(part * (times.length - 1))] ?? 0;
}

/** While the console answers, feeds are polled: nothing the store remembered between two requests survives that. */
async function writeAsTheCollectorDoes(store: Store): Promise<void> {
  const feeds = feedStore(store.records);
  const state = await feeds.get("feed-0");
  if (state !== null) await feeds.putAll([state]);
}

type App = Awaited<ReturnType<typeof buildServer>>;

async function signIn(app: App, store: Store, clock: () => number): Promise<string> {
  const issued = await ensureAdministrator(store, clock);
  const headers = { "x-langnghe": "1" };
  const open = async (password: string) =>
    await app.inject({ method: "POST", url: "/api/session", headers, payload: { name: "admin", password } });
  const cookieOf = (answer: Awaited<ReturnType<typeof open>>) =>
    answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  if (issued === null) return cookieOf(await open(PASSWORD));
  const cookie = cookieOf(await open(issued.oneTimePassword));
  const payload = { current: issued.oneTimePassword, next: PASSWORD };
  await app.inject({ method: "POST", url: "/api/password", headers: { ...headers, cookie }, payload });
  return cookie;
}

function depsOf(store: Store, clock: () => number): ConsoleDeps {
  const named = (id: string) => ({ id, label: { vi: id, en: id } });
  return {
    store,
    bus: { publish: async () => undefined },
    settings: { host: "127.0.0.1", port: 0, sessionHours: 12 },
    catalogue: {
      topics: [],
      places: [],
      outlets: [],
      feeds: BENCH_FEEDS.map(({ id, outlet, channel }) => ({ ...named(id), outlet, channel })),
      bodies: [],
      channels: CHANNELS.map((id) => ({ id, purpose: { vi: "Đo", en: "To measure" }, retentionDays: 365 })),
      sample: false,
    },
    feeds: BENCH_FEEDS,
    series: [],
    clock,
    log: silentLog,
    metrics: async () => "",
    health: () => [],
    archive: async () => ({ title: "", text: "", sha256: "", at: "" }),
    pollFeed: null,
    renderDigest: () => ({ html: "" }),
    sentences: () => [],
    redact: (text) => text,
  };
}

function print(measure: Measure | undefined): void {
  if (measure === undefined) return;
  const { address, p50, p95, cpu } = measure;
  const mark = p50 > GOAL_MS ? " over" : "";
  const figures = [p50, p95, cpu].map((ms) => ms.toFixed(1).padStart(8)).join(" ");
  console.error(`${decodeURIComponent(address).padEnd(84)} ${figures}${mark}`);
}

function report(measures: readonly Measure[]): void {
  const over = measures.filter(({ p50 }) => p50 > GOAL_MS).length;
  console.error(`${measures.length} addresses, ${over} over ${GOAL_MS} ms at the median`);
  console.log(JSON.stringify({ at: toInstant(Date.now()), node: process.version, cpus: cpus().length, measures }));
}

await main();

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { toMs } from "@langnghe/domain";
import { databaseIn } from "@langnghe/runtime";
import { type Store, sqliteStore } from "@langnghe/store";
import { z } from "zod";
import { type ArticleSite, startArticleSite, wordOf } from "./article-site.ts";
import { stepsAlone } from "./steps-alone.ts";

const HOSTS = 20;
/** Every so many articles one is looked for by search, from another process, until it is found. */
const PROBE_EVERY = 50;
const LOOK_MS = 100;
/** A run that makes no progress for so long has failed. */
const STUCK_MS = 60_000;
const ALONE = 600;
const endSchema = z.object({ rssKib: z.number(), cpuMicroseconds: z.object({ user: z.number(), system: z.number() }) });

interface RunFigures {
  readonly documents: number;
  /** From the first page served until the last document is found. */
  readonly seconds: number;
  /** Over the middle nine tenths of the documents, by when they were indexed: what it keeps up, without start and end. */
  readonly documentsPerSecond: number;
  readonly fetchToIndexedMs: Quantiles;
  readonly fetchToFoundMs: Quantiles;
  readonly rssMib: number;
  readonly cpuMsPerDocument: number;
}
interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/** From fetch to searchable: all at once (how fast), and at a steady rate (how soon). Prints a table and a line of JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { documents: { type: "string", default: "6000" }, rate: { type: "string", default: "100" } },
  });
  const documents = Number(values.documents);
  const rate = Number(values.rate);
  const flood = await measure(documents, Number.POSITIVE_INFINITY);
  show("all at once", flood);
  const steady = await measure(documents, rate);
  show(`${rate} a second`, steady);
  const folder = mkdtempSync(join(tmpdir(), "langnghe-alone-"));
  const alone = await stepsAlone(join(folder, "store.sqlite"), Math.min(ALONE, documents)).finally(() =>
    rmSync(folder, { recursive: true, force: true }),
  );
  for (const [step, perSecond] of Object.entries(alone))
    process.stderr.write(`${`${step} alone`.padEnd(24)} ${perSecond.toFixed(0)} documents/s\n`);
  const machine = { node: process.version, cpus: cpus().length, load: loadavg().map((each) => Math.round(each * 10) / 10) };
  process.stdout.write(`${JSON.stringify({ ...machine, documents, rate, flood, steady, alone })}\n`);
}

async function measure(documents: number, rate: number): Promise<RunFigures> {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-bench-"));
  const site = await startArticleSite(documents, HOSTS);
  const argv = [join(import.meta.dirname, "end-to-end-worker.ts"), folder, String(site.port), String(HOSTS)];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...argv], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    await lines.next();
    const store = sqliteStore({ file: databaseIn(folder) });
    site.open(rate);
    const found = await waitForAll(store, site, documents);
    const { latencies, perSecond } = await indexedAfter(store);
    await store.close();
    child.stdin.end();
    const { rssKib, cpuMicroseconds } = endSchema.parse(JSON.parse((await lines.next()).value ?? "null"));
    await ended(child);
    const cpu = (cpuMicroseconds.user + cpuMicroseconds.system) / 1_000;
    return {
      documents,
      seconds: found.seconds,
      documentsPerSecond: perSecond,
      fetchToIndexedMs: quantiles(latencies),
      fetchToFoundMs: quantiles(found.probes),
      rssMib: Math.round(rssKib / 1_024),
      cpuMsPerDocument: Math.round((cpu / documents) * 100) / 100,
    };
  } finally {
    child.kill("SIGKILL");
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts until all are there; looks meanwhile for some of them by the word that only they hold. */
async function waitForAll(store: Store, site: ArticleSite, documents: number): Promise<{ seconds: number; probes: number[] }> {
  const started = Date.now();
  const waiting = new Set(Array.from({ length: Math.floor(documents / PROBE_EVERY) }, (_, at) => at * PROBE_EVERY));
  const probes: number[] = [];
  let count = 0;
  let movedAt = Date.now();
  while (count < documents || waiting.size > 0) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    for (const number of waiting) {
      const servedAt = site.served.get(number);
      if (servedAt === undefined) continue;
      if ((await store.documents.search({ filter: { q: wordOf(number) }, sort: "newest", limit: 1 })).hits.length === 0)
        continue;
      probes.push(Date.now() - servedAt);
      waiting.delete(number);
    }
    const now = await store.documents.count({});
    if (now !== count) movedAt = Date.now();
    count = now;
    if (Date.now() - movedAt > STUCK_MS) throw new RangeError(`stuck at ${count} of ${documents}`);
  }
  return { seconds: (Date.now() - started) / 1_000, probes };
}

async function indexedAfter(store: Store): Promise<{ readonly latencies: number[]; readonly perSecond: number }> {
  const latencies: number[] = [];
  const times: number[] = [];
  for await (const { fetchedAt, indexedAt } of store.documents.scan({})) {
    latencies.push(toMs(indexedAt) - toMs(fetchedAt));
    times.push(toMs(indexedAt));
  }
  times.sort((a, b) => a - b);
  const [from, to] = [0.05, 0.95].map((part) => Math.floor(part * (times.length - 1)));
  const [first = 0, last = 0] = [from, to].map((at) => times[at ?? 0]);
  return { latencies, perSecond: ((to ?? 0) - (from ?? 0)) / ((last - first) / 1_000) };
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await once(child, "exit");
}

function show(name: string, figures: RunFigures): void {
  const { seconds, documentsPerSecond, fetchToIndexedMs, fetchToFoundMs, rssMib, cpuMsPerDocument } = figures;
  const line = (each: Quantiles) => `p50 ${each.p50} ms, p95 ${each.p95} ms, most ${each.most} ms`;
  process.stderr.write(`${name}\n`);
  process.stderr.write(
    `  throughput             ${documentsPerSecond.toFixed(1)} documents/s (all in ${seconds.toFixed(1)} s), ${cpuMsPerDocument} ms of CPU each\n`,
  );
  process.stderr.write(`  fetch to indexed       ${line(fetchToIndexedMs)}\n`);
  process.stderr.write(`  fetch to found         ${line(fetchToFoundMs)}\n`);
  process.stderr.write(`  RSS, highest           ${rssMib} MiB\n`);
}

await main();

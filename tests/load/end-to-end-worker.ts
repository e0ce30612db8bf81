import { once } from "node:events";
import { composeClassifier } from "@langnghe/classifier";
import { composeCollector } from "@langnghe/collector";
import { type Feed, feedSchema } from "@langnghe/domain";
import { composeExtractor } from "@langnghe/extractor";
import { politeFetcher } from "@langnghe/fetching";
import { composeIndexer } from "@langnghe/indexer";
import { createMetrics, silentLog } from "@langnghe/runtime";
import { openInstallation } from "../../scripts/src/system/installation.ts";
import { loadConfig } from "../../scripts/src/system/load-config.ts";

/** Feeds are looked at every three seconds: the shortest a feed's configuration allows. */
const EVERY_MINUTES = 0.05;
const CONCURRENCY = 16;

/** Collector, extractor, classifier and indexer in one process on one SQLite file, until the parent closes standard input. */
async function work(folder: string, port: number, hosts: number): Promise<void> {
  const config = loadConfig({}, { data: folder });
  const installation = await openInstallation(config);
  const tools = { log: silentLog, metrics: createMetrics() };
  const names = Array.from({ length: hosts }, (_, host) => `h${host}.localhost:${port}`);
  const fetcher = politeFetcher({
    contact: "benchmark",
    allow: [{ host: "*.localhost", port }],
    delayMs: 0,
    overrides: Object.fromEntries(names.map((name) => [name, 0])),
    concurrency: CONCURRENCY,
  });
  const parts = [
    await composeIndexer(config, installation, tools),
    await composeClassifier(config, installation, tools),
    await composeExtractor(config, installation, tools),
    await composeCollector(config, installation, tools, { feeds: names.map(feedAt), fetcher }),
  ];
  process.stdout.write("ready\n");
  process.stdin.resume();
  await once(process.stdin, "end");
  process.stdout.write(`${JSON.stringify({ rssKib: process.resourceUsage().maxRSS, cpuMicroseconds: process.cpuUsage() })}\n`);
  for (const part of parts.reverse()) await part.stop();
  await fetcher.close();
  await installation.close();
}

function feedAt(name: string, host: number): Feed {
  const base = { id: `f${host}`, label: name, type: "feed", url: `http://${name}/feed`, outlet: `o${host}`, channel: "news" };
  return feedSchema.parse({ ...base, everyMinutes: EVERY_MINUTES });
}

const [folder = "", port = "0", hosts = "1"] = process.argv.slice(2);
await work(folder, Number(port), Number(hosts));

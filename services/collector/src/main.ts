import { openBus } from "@langnghe/bus";
import { systemClock } from "@langnghe/domain";
import { politeFetcher } from "@langnghe/fetching";
import { type Config, createLog, createMetrics, readConfig, stopAll, untilSignal } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { feedStore, openStore } from "@langnghe/store";
import { startCollector } from "./collector.ts";

/** The collector as a process of its own (distributed mode). The embedded mode starts it from scripts. */
async function main(): Promise<void> {
  const config = readConfig({
    dir: process.env.LANGNGHE_CONFIG ?? "config",
    env: process.env,
    optionSchemas: Object.fromEntries(sourceTypes.map((source) => [source.type, source.options])),
  });
  const log = createLog({ level: config.settings.log.level }).with({ service: "collector" });
  const folder = config.dataDir;
  const bus = await openBus(config.environment.LANGNGHE_BUS ?? "sqlite:", { folder });
  const store = await openStore(config.environment.LANGNGHE_STORE ?? "sqlite:", { folder });
  const { contact, hostDelaySeconds, concurrency } = config.settings.collector;
  const fetcher = politeFetcher({ contact, allow: [], delayMs: hostDelaySeconds * 1_000, concurrency });
  const collector = await startCollector({
    feeds: config.feeds,
    sources: new Map(sourceTypes.map((source) => [source.type, source])),
    bus,
    feedStore: feedStore(store.records),
    work: store.work,
    fetch: fetcher.fetch,
    clock: systemClock,
    log,
    metrics: createMetrics(),
    settings: { concurrency, retentionDays: retentionOf(config) },
  });
  await Promise.race([untilSignal(), collector.ended]);
  const parts = [
    { name: "collector", stop: collector.stop },
    { name: "fetcher", stop: fetcher.close },
    { name: "bus", stop: () => bus.close() },
    { name: "store", stop: () => store.close() },
  ];
  await stopAll(parts, log);
}

function retentionOf({ settings: { channels } }: Config) {
  return {
    news: channels.news.retentionDays,
    official: channels.official.retentionDays,
    community: channels.community.retentionDays,
    feedback: channels.feedback.retentionDays,
  };
}

await main();

import type { MessageBus } from "@langnghe/bus";
import { type Clock, type Feed, systemClock } from "@langnghe/domain";
import { type PoliteFetcher, politeFetcher } from "@langnghe/fetching";
import type { Config, ServiceTools } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { feedStore, type Store } from "@langnghe/store";
import { type RunningService, startCollector } from "./collector.ts";

/** What the embedded mode shares with the collector; a process of its own has none of it. */
export interface CollectorSurroundings {
  readonly clock?: Clock;
  /** Feeds as they are polled, where they differ from the configuration's. */
  readonly feeds?: readonly Feed[];
  /** One fetcher a process, so that all its parts share the turns at a host. */
  readonly fetcher?: PoliteFetcher;
}

/** Puts the service together and starts it; a fetcher of its own ends with it. */
export async function composeCollector(
  config: Config,
  { bus, store }: { readonly bus: Pick<MessageBus, "publish">; readonly store: Pick<Store, "records" | "work"> },
  tools: ServiceTools,
  around: CollectorSurroundings = {},
): Promise<RunningService> {
  const { contact, hostDelaySeconds, concurrency } = config.settings.collector;
  const own = around.fetcher === undefined;
  const fetcher = around.fetcher ?? politeFetcher({ contact, allow: [], delayMs: hostDelaySeconds * 1_000, concurrency });
  const running = await startCollector({
    feeds: around.feeds ?? config.feeds,
    sources: new Map(sourceTypes.map((source) => [source.type, source])),
    bus,
    feedStore: feedStore(store.records),
    work: store.work,
    fetch: fetcher.fetch,
    clock: around.clock ?? systemClock,
    log: tools.log.with({ service: "collector" }),
    metrics: tools.metrics,
    settings: { concurrency, retentionDays: retentionOf(config) },
  });
  return own ? { ...running, stop: () => running.stop().finally(() => fetcher.close()) } : running;
}

function retentionOf({ settings: { channels } }: Config) {
  return {
    news: channels.news.retentionDays,
    official: channels.official.retentionDays,
    community: channels.community.retentionDays,
    feedback: channels.feedback.retentionDays,
  };
}

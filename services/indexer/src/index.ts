import type { MessageBus, Subscription } from "@langnghe/bus";
import { type RunnerOptions, runFlow } from "@langnghe/pipeline";
import { streams } from "@langnghe/streams";
import type { IndexerDeps } from "./deps.ts";
import { indexerFlow } from "./flow.ts";

export type { Indexed, IndexerDeps } from "./deps.ts";
export { indexerFlow } from "./flow.ts";
export { applyRetention, type RetentionDeps, startRetention } from "./retention.ts";

/** Messages in one batch: enough to make one write of many, few enough that a restart repeats little. */
const BATCH = 64;

/** What the service runs on, besides what its steps need. */
export interface IndexerHost extends Pick<RunnerOptions<never, never>, "work" | "observe" | "clock" | "sleep"> {
  readonly bus: MessageBus;
  /** Documents worked on at the same time. */
  readonly concurrency: number;
}

/** Starts reading `documents.classified`; the flow is in flow.ts. */
export function startIndexer(deps: IndexerDeps, host: IndexerHost): Promise<Subscription> {
  const { bus, ...rest } = host;
  const handle = runFlow({
    ...rest,
    flow: indexerFlow(deps),
    decode: streams.documentsClassified.codec.decode,
    output: null,
  });
  return bus.subscribe(
    { stream: streams.documentsClassified.name, group: "indexer", maxBatch: BATCH, maxUnsettled: BATCH * 2 },
    handle,
  );
}

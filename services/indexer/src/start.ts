import type { MessageBus, Subscription } from "@langnghe/bus";
import { type FlowHost, runFlow } from "@langnghe/pipeline";
import { streams } from "@langnghe/streams";
import type { IndexerDeps } from "./deps.ts";
import { indexerFlow } from "./flow.ts";

/** Messages in one batch: enough to make one write of many, few enough that a restart repeats little. */
const BATCH = 64;

/** What the service runs on, besides what its steps need. */
export interface IndexerHost extends FlowHost {
  readonly bus: MessageBus;
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

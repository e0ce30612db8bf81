import type { MessageBus, Subscription } from "@langnghe/bus";
import { type FlowHost, runFlow } from "@langnghe/pipeline";
import { streams } from "@langnghe/streams";
import type { ExtractorDeps } from "./deps.ts";
import { extractorFlow } from "./flow.ts";

/** Messages in one batch: enough to make one write of many, few enough that a restart repeats little. */
const BATCH = 64;

/** What the service runs on, besides what its steps need. */
export interface ExtractorHost extends FlowHost {
  readonly bus: MessageBus;
}

/** Starts reading `documents.fetched`; the flow is in flow.ts. */
export function startExtractor(deps: ExtractorDeps, host: ExtractorHost): Promise<Subscription> {
  const { bus, ...rest } = host;
  const output = streams.documentsExtracted;
  const handle = runFlow({
    ...rest,
    flow: extractorFlow(deps),
    decode: streams.documentsFetched.codec.decode,
    output: { publish: (messages) => bus.publish(output.name, messages), encode: output.codec.encode },
  });
  return bus.subscribe(
    { stream: streams.documentsFetched.name, group: "extractor", maxBatch: BATCH, maxUnsettled: BATCH * 2 },
    handle,
  );
}

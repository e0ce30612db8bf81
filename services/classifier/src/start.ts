import type { MessageBus, Subscription } from "@langnghe/bus";
import { type FlowHost, runFlow } from "@langnghe/pipeline";
import { streams } from "@langnghe/streams";
import type { ClassifierDeps } from "./deps.ts";
import { classifierFlow } from "./flow.ts";

/** Messages in one batch: enough to make one write of many, few enough that a restart repeats little. */
const BATCH = 64;

/** What the service runs on, besides what its steps need. */
export interface ClassifierHost extends FlowHost {
  readonly bus: MessageBus;
}

/** Starts reading `documents.extracted`; the flow is in flow.ts. */
export function startClassifier(deps: ClassifierDeps, host: ClassifierHost): Promise<Subscription> {
  const { bus, ...rest } = host;
  const output = streams.documentsClassified;
  const handle = runFlow({
    ...rest,
    flow: classifierFlow(deps),
    decode: streams.documentsExtracted.codec.decode,
    output: { publish: (messages) => bus.publish(output.name, messages), encode: output.codec.encode },
  });
  return bus.subscribe(
    { stream: streams.documentsExtracted.name, group: "classifier", maxBatch: BATCH, maxUnsettled: BATCH * 2 },
    handle,
  );
}

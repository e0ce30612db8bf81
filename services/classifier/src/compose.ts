import type { MessageBus } from "@langnghe/bus";
import { flowHost } from "@langnghe/pipeline";
import type { Config, Part, ServiceTools } from "@langnghe/runtime";
import type { Store } from "@langnghe/store";
import { loadModels } from "./models.ts";
import { startClassifier } from "./start.ts";

/** Puts the service together and starts it. */
export async function composeClassifier(
  config: Config,
  { bus, store }: { readonly bus: MessageBus; readonly store: Pick<Store, "work"> },
  tools: ServiceTools,
): Promise<Part> {
  const host = flowHost({ service: "classifier", work: store.work, ...tools });
  return startClassifier(loadModels(config), { ...host, bus });
}

import { composeClassifier } from "@langnghe/classifier";
import { composeExtractor } from "@langnghe/extractor";
import { composeIndexer } from "@langnghe/indexer";
import { type Config, type PartHealth, type Running, type ServiceTools, supervise } from "@langnghe/runtime";
import type { Installation } from "./installation.ts";

/** A part that runs under supervision. */
export type Supervised = Running & { health(): PartHealth };

/** The three services between the collector and the store, supervised, in the order in which they are to be stopped. */
export function startFlow(config: Config, installation: Installation, tools: ServiceTools): Supervised[] {
  return [
    supervise("extractor", () => composeExtractor(config, installation, tools), tools.log),
    supervise("classifier", () => composeClassifier(config, installation, tools), tools.log),
    supervise("indexer", () => composeIndexer(config, installation, tools), tools.log),
  ];
}

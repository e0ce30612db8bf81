import { setTimeout as sleep } from "node:timers/promises";
import { startClassifier } from "@langnghe/classifier";
import { bandsOf, type OutcomeRecord, signatureOf, similarity, systemClock } from "@langnghe/domain";
import { type PageExtractor, pageExtractor, redact } from "@langnghe/extraction";
import { startExtractor } from "@langnghe/extractor";
import { htmlToText } from "@langnghe/html";
import { startIndexer } from "@langnghe/indexer";
import { recognizeLanguage } from "@langnghe/languages";
import { type Config, type Log, type Metrics, type PartHealth, type Running, supervise } from "@langnghe/runtime";
import { caseStore } from "@langnghe/store";
import type { Installation } from "./installation.ts";
import { loadModels } from "./models.ts";

/** Page-reading threads: one core of two, so that the main thread keeps the other. */
const PAGE_WORKERS = 1;
/** Documents of one service under way at the same time; they wait for page threads and for the shared write. */
const CONCURRENCY = 64;

/** A part that runs under supervision. */
export type Supervised = Running & { health(): PartHealth };

/** What every part of a process shares. */
export interface Tools {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pages: PageExtractor;
}

export function createPages(): PageExtractor {
  return pageExtractor({ workers: PAGE_WORKERS });
}

/** The three services between the collector and the store, supervised, in the order in which they are to be stopped. */
export function startFlow(config: Config, { bus, store }: Installation, tools: Tools): Supervised[] {
  const models = loadModels(config);
  const host = (service: string) => ({
    bus,
    work: store.work,
    observe: observing(tools, service),
    clock: systemClock,
    sleep: (ms: number) => sleep(ms),
    concurrency: CONCURRENCY,
  });
  const extractor = { extractPage: tools.pages.extract, htmlToText, redact, recognizeLanguage, signatureOf };
  const indexer = { documents: store.documents, cases: caseStore(store.records), bandsOf, similarity, clock: systemClock };
  return [
    supervise("extractor", () => startExtractor(extractor, host("extractor")), tools.log),
    supervise("classifier", () => startClassifier(models, host("classifier")), tools.log),
    supervise("indexer", () => startIndexer(indexer, host("indexer")), tools.log),
  ];
}

/** Counts every outcome; says in the log only what somebody may have to look at. */
function observing({ log, metrics }: Pick<Tools, "log" | "metrics">, service: string) {
  return function observe(outcome: OutcomeRecord, cause: string | null): void {
    metrics.outcome(outcome);
    if (cause !== null)
      log("warn", "parked", { service, step: outcome.step, reason: outcome.reason, document: outcome.subject, cause });
  };
}

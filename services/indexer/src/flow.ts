import type { ClassifiedDocument } from "@langnghe/domain";
import { type Flow, flow } from "@langnghe/pipeline";
import type { Indexed, IndexerDeps } from "./deps.ts";
import { countRepeats } from "./steps/count-repeats.ts";
import { findStory } from "./steps/find-story.ts";
import { keepFirstDate } from "./steps/keep-first-date.ts";
import { storeDocument } from "./steps/store-document.ts";
import { suggestClaims } from "./steps/suggest-claims.ts";
import { tellCases } from "./steps/tell-cases.ts";

/**
 * A classified document to one that can be found, with its story and its suggestions. A repeat runs through all effects
 * again (a crash may have come between them) and is dropped only at the end.
 */
export function indexerFlow(deps: IndexerDeps): Flow<ClassifiedDocument, Indexed> {
  return flow<ClassifiedDocument>("indexer")
    .step(keepFirstDate(deps))
    .step(findStory(deps))
    .step(tellCases(deps))
    .step(storeDocument(deps))
    .step(suggestClaims(deps))
    .step(countRepeats());
}

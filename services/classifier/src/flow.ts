import type { ClassifiedDocument, ExtractedDocument } from "@langnghe/domain";
import { type Flow, flow } from "@langnghe/pipeline";
import type { ClassifierDeps } from "./deps.ts";
import { findClaims } from "./steps/find-claims.ts";
import { findPlaces } from "./steps/find-places.ts";
import { findTopics } from "./steps/find-topics.ts";

/** A clean document to one with topics, places and claims. */
export function classifierFlow(deps: ClassifierDeps): Flow<ExtractedDocument, ClassifiedDocument> {
  return flow<ExtractedDocument>("classifier").step(findTopics(deps)).step(findPlaces(deps)).step(findClaims(deps));
}

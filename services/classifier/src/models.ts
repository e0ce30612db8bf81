import { loadClaimClassifier, loadTopicClassifier, placeFinder, shippedWeights } from "@langnghe/classifiers";
import { languagePacks } from "@langnghe/languages";
import type { Config } from "@langnghe/runtime";
import type { ClassifierDeps } from "./deps.ts";

/** The models of a configuration; one that is switched off is null. */
export type Models = ClassifierDeps;

/** Loads weights, topics and places. About a third of a second; once a process. */
export function loadModels({ settings, topics, places }: Pick<Config, "settings" | "topics" | "places">): Models {
  const packs = languagePacks();
  const weights = shippedWeights();
  return {
    topics: settings.models.topics ? loadTopicClassifier({ topics, weights: weights.topics, packs }) : null,
    claims: settings.models.claims ? loadClaimClassifier({ weights: weights.claims, packs }) : null,
    places: placeFinder(places),
  };
}

import type { ClassifiedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ClassifierDeps } from "../deps.ts";
import type { WithTopics } from "./find-topics.ts";

export type WithPlaces = WithTopics & Pick<ClassifiedDocument, "places">;

/** Finds the administrative units that title and text name, and the one the sender gave. */
export function findPlaces(deps: Pick<ClassifierDeps, "places">): Step<WithTopics, WithPlaces> {
  return async function findPlaces(document) {
    return next({ ...document, places: deps.places.places(`${document.title}\n${document.text}`, document.place) });
  };
}

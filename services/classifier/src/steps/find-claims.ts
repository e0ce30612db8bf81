import type { ClassifiedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ClassifierDeps } from "../deps.ts";
import type { WithPlaces } from "./find-places.ts";
import { MODEL_OFF } from "./find-topics.ts";

/**
 * Finds sentences worth checking. Nothing of the feedback channel is ever flagged, whatever a model says: the rule stands
 * here once more, so that no model and no setting can lift it (RIGHTS 8).
 */
export function findClaims(deps: Pick<ClassifierDeps, "claims">): Step<WithPlaces, ClassifiedDocument> {
  return async function findClaims({ topicModel, ...document }) {
    const { title, text, channel, language } = document;
    const found = deps.claims?.claims({ title, text, before: null, channel, language }) ?? [];
    const claims = channel === "feedback" ? found.map((claim) => ({ ...claim, flag: false })) : found;
    const models = { topics: topicModel, claims: deps.claims?.model ?? MODEL_OFF };
    return next({ ...document, claims, flag: claims.some((claim) => claim.flag), models });
  };
}

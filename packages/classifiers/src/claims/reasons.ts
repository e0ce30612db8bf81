import type { Sourcing } from "@langnghe/domain";
import { CLAIM_CUE_SCALE, type ClaimFeatures, COUNT_OF } from "./claim-features.ts";
import { CLAIM_CUE_GROUPS, type ClaimCueGroup } from "./cue-words.ts";

/**
 * Why a sentence was suggested, as codes whose words the interface holds. Each names something a person can see in the
 * sentence; none speaks about a person.
 */
export const CLAIM_REASONS = [
  "no_source",
  "vague_source",
  "hearsay",
  "number_with_unit",
  "harm_to_public",
  "wrongdoing_alleged",
  "concealment_alleged",
  "specific_event",
  "sweeping_total",
  "cure_claimed",
  "praise_without_source",
  "official_actor_without_source",
  "affects_many",
  "dated_event",
  "forecast_as_fact",
  "urges_sharing",
  "repeated_elsewhere",
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

const REASON_OF_CUE: Partial<Record<ClaimCueGroup, ClaimReason>> = {
  hearsay: "hearsay",
  harm: "harm_to_public",
  wrongdoing: "wrongdoing_alleged",
  secrecy: "concealment_alleged",
  event: "specific_event",
  total: "sweeping_total",
  cure: "cure_claimed",
  quality: "praise_without_source",
  affected: "affects_many",
  time: "dated_event",
  forecast: "forecast_as_fact",
  urging: "urges_sharing",
};

/** More reasons than these help nobody. */
const REASONS_MAX = 5;
/** The missing source is what the suggestion is about and stands near the top; heavier wordings may stand before it. */
const SOURCE_WEIGHT = 0.8;
const NUMBER_WEIGHT = 0.5;
const OFFICIAL_WEIGHT = 0.3;

/** Reasons for a sentence, heaviest first: what its wordings added to the score, and what is missing. */
export function claimReasons(
  features: ClaimFeatures,
  cueWeights: (group: number) => number,
  sourcing: Sourcing,
): ClaimReason[] {
  const weights = new Map<ClaimReason, number>();
  for (const [group, name] of CLAIM_CUE_GROUPS.entries()) {
    const reason = REASON_OF_CUE[name];
    const count = features.counts[group] ?? 0;
    if (reason === undefined || count === 0) continue;
    weights.set(reason, cueWeights(group) * CLAIM_CUE_SCALE * Math.log1p(count));
  }
  if (sourcing === "none") weights.set("no_source", SOURCE_WEIGHT);
  if (sourcing === "vague") weights.set("vague_source", SOURCE_WEIGHT);
  const measure = features.counts[CLAIM_CUE_GROUPS.indexOf("measure")] ?? 0;
  if (features.numbers > 0 && measure > 0) weights.set("number_with_unit", NUMBER_WEIGHT);
  if (sourcing === "none" && (features.counts[COUNT_OF.institution] ?? 0) > 0) {
    weights.set("official_actor_without_source", OFFICIAL_WEIGHT);
  }
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, REASONS_MAX)
    .map(([reason]) => reason);
}

import { SENTENCE_KINDS, type SentenceKind, type Sourcing } from "@langnghe/domain";
import { chanceOf, linearScores } from "../linear/model.ts";
import type { TextPack } from "../pack.ts";
import { claimFeaturizer, type SentenceInContext } from "./claim-features.ts";
import { CHECKABLE, CLAIM_VOICES, type ClaimVoice, type ClaimWeights, FIRST_KIND, FIRST_SOURCING } from "./claim-weights.ts";
import { type ClaimReason, claimReasons } from "./reasons.ts";

/** What the models make of one sentence. */
export interface Judgement {
  readonly score: number;
  readonly checkable: number;
  readonly sourcing: Sourcing;
  readonly kind: SentenceKind;
  readonly flag: boolean;
  readonly reasons: readonly ClaimReason[];
}

export type SentenceJudge = (sentence: SentenceInContext) => Judgement;

/** The flag's own score with the guard's margin: claim against the likeliest other kind of speech. */
export function guardedScore(scores: ArrayLike<number>, voice: ClaimVoice, guardWeight: number): number {
  let other = Number.NEGATIVE_INFINITY;
  for (let k = 1; k < SENTENCE_KINDS.length; k++) other = Math.max(other, scores[FIRST_KIND + k] ?? other);
  return (scores[CLAIM_VOICES.indexOf(voice)] ?? 0) + guardWeight * ((scores[FIRST_KIND] ?? 0) - other);
}

/** The chance from which a sentence is suggested, by what is known around it. */
export function thresholdFor(
  { threshold, contextThreshold }: ClaimWeights["voices"][ClaimVoice],
  { title, before }: Pick<SentenceInContext, "title" | "before">,
): number {
  return title === null && before === null ? threshold : (contextThreshold ?? threshold);
}

/** Makes the Vietnamese judge. */
export function vietnameseJudge(weights: ClaimWeights, pack: TextPack): SentenceJudge {
  const featurize = claimFeaturizer(pack);
  const scores = new Float64Array(weights.outputs);
  return (sentence) => {
    const voice: ClaimVoice = sentence.edited ? "edited" : "community";
    const { guardWeight, calibration } = weights.voices[voice];
    const threshold = thresholdFor(weights.voices[voice], sentence);
    const features = featurize(sentence);
    linearScores(weights.model, features.bag, features.dense, scores);
    const score = chanceOf(guardedScore(scores, voice, guardWeight), calibration);
    const sourcing = sourcingOf(scores);
    // The guard's part of the score has already spoken: what passes the threshold was taken for a claim.
    const kind = score >= threshold ? "claim" : kindOf(scores);
    const column = CLAIM_VOICES.indexOf(voice);
    const cueWeight = (group: number) => weights.model.denseWeights[group * weights.outputs + column] ?? 0;
    return {
      score,
      checkable: chanceOf(scores[CHECKABLE] ?? 0, weights.checkable),
      sourcing: kind === "claim" ? sourcing : "na",
      kind,
      flag: score >= threshold && sourcing !== "named",
      reasons: kind === "claim" ? claimReasons(features, cueWeight, sourcing) : [],
    };
  };
}

function sourcingOf(scores: Float64Array): Sourcing {
  const named = scores[FIRST_SOURCING] ?? 0;
  const vague = scores[FIRST_SOURCING + 1] ?? 0;
  const none = scores[FIRST_SOURCING + 2] ?? 0;
  if (named >= vague && named >= none) return "named";
  return vague > none ? "vague" : "none";
}

function kindOf(scores: Float64Array): SentenceKind {
  let best: SentenceKind = "claim";
  let top = Number.NEGATIVE_INFINITY;
  for (const [k, kind] of SENTENCE_KINDS.entries()) {
    const score = scores[FIRST_KIND + k] ?? 0;
    if (score > top) {
      top = score;
      best = kind;
    }
  }
  return best;
}

import { joinHashes } from "../linear/hashed-text.ts";
import { chanceOf, linearScores } from "../linear/model.ts";
import { type SlotSet, slotSet } from "../linear/slots.ts";
import type { TextPack } from "../pack.ts";
import type { ClaimWeights } from "./claim-weights.ts";
import type { Judgement, SentenceJudge } from "./sentence-judge.ts";

export const ENGLISH_BUCKETS = 1 << 16;
export const ENGLISH_DENSE = 4;
const SLOT_LIMIT = 400;
const NUMBER = 0x30303030;

const NAMED =
  /\b(?:according to (?:the|a|mr|mrs|ms|dr)?\s*\p{Lu}|\p{Lu}\p{L}+ (?:said|says|told|announced|reported|confirmed))/u;
const VAGUE =
  /\b(?:reportedly|allegedly|rumou?rs?|i heard|people say|sources? (?:say|said)|it is said|they say|apparently)\b/iu;
const OPINION = /\b(?:i think|i believe|in my opinion|i feel|should|i hope|thank you)\b/iu;

/** Stems, stem pairs and the form of an English sentence. */
export function englishFeaturizer(pack: TextPack) {
  const bag = slotSet(ENGLISH_BUCKETS, SLOT_LIMIT);
  const dense = new Float32Array(ENGLISH_DENSE);
  return (text: string): { readonly bag: SlotSet; readonly dense: Float32Array } => {
    bag.clear();
    const hashes = pack.words(text).map(hashWord);
    for (const [i, hash] of hashes.entries()) {
      bag.add(joinHashes(hash, 1));
      const next = hashes[i + 1];
      if (next !== undefined) bag.add(joinHashes(joinHashes(hash, next), 2));
    }
    dense.set([
      Math.log1p(hashes.length) / 2,
      /\d/.test(text) ? 1 : 0,
      text.includes("?") ? 1 : 0,
      /[%$]|percent|million|billion/i.test(text) ? 1 : 0,
    ]);
    return { bag, dense };
  };
}

/** FNV-1a; all numbers are one word. */
function hashWord(word: string): number {
  if (/^\d/.test(word)) return NUMBER;
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * The model learnt from spoken debate, where one sentence in four is worth checking; in an edited article far fewer are.
 * This moves its odds (natural log) so that a sentence just flagged there scores about as a Vietnamese one does, and one
 * queue can hold both. Chosen, not measured: there is no labelled English news to measure on.
 */
const EDITED_ODDS = 3.7;

function inEditedText(chance: number): number {
  return 1 / (1 + ((1 - chance) / chance) * Math.exp(EDITED_ODDS));
}

/** Makes the English judge: one model for check-worthiness, rules for the source and the guard. */
export function englishJudge(weights: ClaimWeights, pack: TextPack): SentenceJudge {
  const featurize = englishFeaturizer(pack);
  const scores = new Float64Array(weights.outputs);
  return ({ text, edited }): Judgement => {
    const { calibration, threshold } = edited ? weights.voices.edited : weights.voices.community;
    const features = featurize(text);
    linearScores(weights.model, features.bag, features.dense, scores);
    const chance = chanceOf(scores[0] ?? 0, calibration);
    const score = edited ? inEditedText(chance) : chance;
    const question = text.trimEnd().endsWith("?");
    const kind = question ? "question" : OPINION.test(text) ? "opinion" : chance >= threshold ? "claim" : "other";
    const sourcing = kind !== "claim" ? "na" : VAGUE.test(text) ? "vague" : NAMED.test(text) ? "named" : "none";
    const flag = kind === "claim" && sourcing !== "named" && chance >= threshold;
    const reasons =
      kind !== "claim"
        ? []
        : ([
            sourcing === "vague" ? "vague_source" : "no_source",
            ...(/\d/.test(text) ? (["number_with_unit"] as const) : []),
          ] as const);
    return { score, checkable: score, sourcing, kind, flag, reasons: sourcing === "named" ? [] : reasons };
  };
}

export { type Attribution, findAttribution } from "./claims/attribution.ts";
export { type ClaimClassifierOptions, loadClaimClassifier } from "./claims/claim-classifier.ts";
export { CLAIM_BUCKETS, CLAIM_DENSE, claimFeaturizer } from "./claims/claim-features.ts";
export {
  CLAIM_OUTPUTS,
  CLAIM_VOICES,
  type ClaimVoice,
  type ClaimWeights,
  decodeClaimWeights,
  encodeClaimWeights,
} from "./claims/claim-weights.ts";
export { ENGLISH_BUCKETS, ENGLISH_DENSE, englishFeaturizer } from "./claims/english-judge.ts";
export { CLAIM_REASONS, type ClaimReason } from "./claims/reasons.ts";
export { guardedScore, thresholdFor } from "./claims/sentence-judge.ts";
export type { ClaimClassifier, PlaceFinder, TextToClassify, TopicClassifier } from "./classifier.ts";
export { type Calibration, chanceOf, type LinearModel } from "./linear/model.ts";
export type { TextPack, TextPacks } from "./pack.ts";
export { placeFinder } from "./places/place-finder.ts";
export { shippedWeights } from "./shipped-weights.ts";
export { loadTopicClassifier, type TopicClassifierOptions } from "./topics/topic-classifier.ts";
export { CUE_FEATURES, TOPIC_BUCKETS, topicFeaturizer } from "./topics/topic-features.ts";
export { decodeTopicWeights, encodeTopicWeights, noneShare, type TopicWeights } from "./topics/topic-weights.ts";

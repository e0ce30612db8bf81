export type { ClaimClassifier, PlaceFinder, TextToClassify, TopicClassifier } from "./classifier.ts";
export { type Calibration, chanceOf, type LinearModel, linearScores } from "./linear/model.ts";
export type { SlotSet } from "./linear/slots.ts";
export type { TextPack, TextPacks } from "./pack.ts";
export { type TopicDefinition, topicDefinitionSchema } from "./topics/topic.ts";
export { loadTopicClassifier, type TopicClassifierOptions } from "./topics/topic-classifier.ts";
export { CUE_FEATURES, TOPIC_BUCKETS, type TopicFeatures, topicFeaturizer } from "./topics/topic-features.ts";
export { decodeTopicWeights, encodeTopicWeights, noneShare, type TopicWeights } from "./topics/topic-weights.ts";

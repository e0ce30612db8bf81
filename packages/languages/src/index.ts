export type { LanguageGuess, LanguagePack, Sentence } from "./language-pack.ts";
export { LANGUAGES, languagePacks, packFor } from "./packs.ts";
export { type LanguageModel, RECOGNIZER, recognizeLanguage, recognizerFeatures } from "./recognize.ts";
// What training the segmenter needs: the same features and decisions that the pack uses.
export { gapFeatures, SEGMENT_FEATURES, SEGMENT_SLOTS, segmentLine, type WordTable, wordKey } from "./vi/segment-features.ts";
export { joinDecisions, lineTokens, type SegmenterModel, wordTable } from "./vi/segmenter.ts";

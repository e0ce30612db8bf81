import { gzipSync } from "node:zlib";
import {
  gapFeatures,
  joinDecisions,
  lineTokens,
  SEGMENT_FEATURES,
  SEGMENT_SLOTS,
  type SegmenterModel,
  segmentLine,
  type WordTable,
  wordKey,
} from "@langnghe/languages";
import { seededRandom, shuffled } from "./random.ts";

/** A treebank sentence: its words, syllables of a word separated by a blank. */
export type GoldSentence = readonly string[];

/** Words of CoNLL-U text, a list a sentence. */
export function readConllu(text: string): GoldSentence[] {
  const sentences: string[][] = [];
  for (const block of text.split(/\n\n+/)) {
    const words: string[] = [];
    for (const line of block.split("\n")) {
      const [id = "", form = ""] = line.split("\t");
      if (/^\d+$/.test(id)) words.push(form.normalize("NFC"));
    }
    if (words.length > 0) sentences.push(words);
  }
  return sentences;
}

/** Keys of every word of two to four syllables. */
export function wordKeys(words: Iterable<string>): Set<number> {
  const keys = new Set<number>();
  for (const word of words) {
    const syllables = word
      .normalize("NFC")
      .trim()
      .split(/[\s_]+/);
    if (syllables.length >= 2 && syllables.length <= 4) keys.add(wordKey(syllables));
  }
  return keys;
}

export interface SegmenterTraining {
  readonly sentences: readonly GoldSentence[];
  readonly words: WordTable;
  readonly epochs: number;
  readonly seed: number;
}

/** Averaged perceptron over gaps, decided left to right with the model's own earlier decisions. */
export function trainSegmenter({
  sentences,
  words,
  epochs,
  seed,
}: SegmenterTraining): SegmenterModel & { weights: Float32Array } {
  const weights = new Float32Array(SEGMENT_SLOTS);
  const totals = new Float64Array(SEGMENT_SLOTS);
  const random = seededRandom(seed);
  const slots = new Uint32Array(SEGMENT_FEATURES);
  let step = 1;
  const learn = (gold: GoldSentence) => {
    const tokens = gold.flatMap((word) => word.split(" "));
    const line = segmentLine(tokens);
    const truth = gold.flatMap((word) => word.split(" ").map((_, k, all) => (k + 1 < all.length ? 1 : 0)));
    let joined = 0;
    let before = 0;
    for (let i = 0; i + 1 < tokens.length; i++) {
      const n = gapFeatures(line, { i, joined, before }, words, slots);
      let sum = 0;
      for (let k = 0; k < n; k++) sum += weights[slots[k] ?? 0] ?? 0;
      const guess = sum > 0 ? 1 : 0;
      const change = (truth[i] ?? 0) - guess;
      if (change !== 0) {
        for (let k = 0; k < n; k++) {
          const slot = slots[k] ?? 0;
          weights[slot] = (weights[slot] ?? 0) + change;
          totals[slot] = (totals[slot] ?? 0) + change * step;
        }
      }
      step++;
      before = joined;
      joined = guess;
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) for (const gold of shuffled(sentences, random)) learn(gold);
  const averaged = weights.map((weight, slot) => weight - (totals[slot] ?? 0) / step);
  return { weights: averaged, words };
}

/** Precision, recall and F1 of word spans over raw lines; `text` is the words joined by blanks, as the treebank prints it. */
export function segmentationScore(model: SegmenterModel, sentences: readonly GoldSentence[]) {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const gold of sentences) {
    const tokens = lineTokens(gold.join(" "));
    const joins = joinDecisions(tokens, model);
    const guess = spans(tokens.map((token, i) => ({ token, ends: joins[i] !== 1 })));
    const truth = spans(
      gold.flatMap((word) => word.split(" ").map((token, k, all) => ({ token, ends: k + 1 === all.length }))),
    );
    found += guess.size;
    wanted += truth.size;
    for (const span of guess) if (truth.has(span)) right++;
  }
  const precision = right / found;
  const recall = right / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Word spans as "from-to" in letters, blanks not counted, so that different token cuts can be compared. */
function spans(tokens: readonly { readonly token: string; readonly ends: boolean }[]): Set<string> {
  const result = new Set<string>();
  let from = 0;
  let at = 0;
  for (const { token, ends } of tokens) {
    at += token.length;
    if (!ends) continue;
    result.add(`${from}-${at}`);
    from = at;
  }
  return result;
}

/** The bytes that `decodeSegmenter` reads: weights in eight bits and the sorted word keys, gzipped. */
export function encodeSegmenter(weights: Float32Array, keys: Iterable<number>): Uint8Array {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  // Few weights are large; clipping at a quarter of the largest keeps small ones apart.
  const unit = largest / 4 / 127;
  const sorted = [...keys].sort((a, b) => a - b);
  const raw = Buffer.alloc(SEGMENT_SLOTS + sorted.length * 4);
  for (const [slot, weight] of weights.entries()) raw.writeInt8(Math.max(-127, Math.min(127, Math.round(weight / unit))), slot);
  for (const [i, key] of sorted.entries()) raw.writeUInt32LE(key, SEGMENT_SLOTS + i * 4);
  return gzipSync(raw, { level: 9 });
}

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { exactForm } from "@langnghe/domain";
import type { LanguageGuess } from "./language-pack.ts";

/** Shape of the recogniser: one row of weights a slot, a column a language. */
export const RECOGNIZER = { slots: 1 << 15, codes: ["vi", "en", "other"] } as const;

/** Beginning of a text that decides; 600 letters are as sure as the whole. */
const LETTERS_READ = 600;
const HAS_LETTER = /\p{L}/u;
/** Weights are stored as 1/32 steps in eight bits. */
const STEP = 1 / 32;

/** Weights by slot and code, `weights[slot * codes + code]`. */
export interface LanguageModel {
  readonly weights: Int8Array;
  readonly step: number;
}

/** Hashed runs of one to four letters within words, blanks included; repeated runs count each time. */
export function recognizerFeatures(text: string): number[] {
  const plain = ` ${exactForm(text.slice(0, LETTERS_READ))
    .replace(/[^\p{L}\p{M}']+/gu, " ")
    .trim()} `;
  const features: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    let hash = 0x811c9dc5;
    for (let n = 0; n < 4 && i + n < plain.length; n++) {
      hash = Math.imul(hash ^ plain.charCodeAt(i + n), 0x01000193) >>> 0;
      if (n > 0 || plain.charCodeAt(i) > 127) features.push(((hash ^ (hash >>> 15)) >>> 0) % RECOGNIZER.slots);
    }
  }
  return features;
}

let shipped: LanguageModel | null = null;

function shippedModel(): LanguageModel {
  if (shipped === null) {
    const raw = gunzipSync(readFileSync(new URL("../weights/recognizer.bin", import.meta.url)));
    shipped = { weights: new Int8Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length)), step: STEP };
  }
  return shipped;
}

/** What language a text is in, unmarked Vietnamese included. The weights (about 0.1 MB) are read at the first call. */
export function recognizeLanguage(text: string, model: LanguageModel = shippedModel()): LanguageGuess {
  const features = HAS_LETTER.test(text) ? recognizerFeatures(text) : [];
  if (features.length === 0) return { code: "other", confidence: 0 };
  const sums = RECOGNIZER.codes.map(() => 0);
  for (const slot of features) {
    for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] ?? 0) + (model.weights[slot * sums.length + c] ?? 0);
  }
  const scale = model.step / Math.sqrt(features.length);
  const chances = sums.map((sum) => Math.exp(sum * scale));
  const total = chances.reduce((a, b) => a + b, 0);
  const best = chances.indexOf(Math.max(...chances));
  return { code: RECOGNIZER.codes[best] ?? "other", confidence: (chances[best] ?? 0) / total };
}

import { gzipSync } from "node:zlib";
import { type LanguageModel, RECOGNIZER, recognizeLanguage, recognizerFeatures } from "@langnghe/languages";
import { seededRandom, shuffled } from "./random.ts";

/** A text whose language is known: `vi`, `en` or `other`. */
export interface LanguageSample {
  readonly text: string;
  readonly code: string;
}

export interface RecognizerTraining {
  readonly samples: readonly LanguageSample[];
  readonly epochs: number;
  readonly seed: number;
}

/** Weights of one unit of the stored eight-bit steps; the same as in the recogniser. */
const STEP = 1 / 32;
const RATE = 0.3;
const DECAY = 1e-6;

/** Multinomial logistic regression by AdaGrad, rounded to the stored steps. */
export function trainRecognizer({ samples, epochs, seed }: RecognizerTraining): LanguageModel {
  const { slots, codes } = RECOGNIZER;
  const k = codes.length;
  const weights = new Float32Array(slots * k);
  const squares = new Float32Array(slots * k).fill(1e-4);
  const random = seededRandom(seed);
  const learn = (sample: LanguageSample) => {
    const features = recognizerFeatures(sample.text);
    if (features.length === 0) return;
    const scale = 1 / Math.sqrt(features.length);
    const chances = softmax(codes.map((_, c) => features.reduce((sum, slot) => sum + (weights[slot * k + c] ?? 0), 0) * scale));
    for (const [c, code] of codes.entries()) {
      const error = ((code === sample.code ? 1 : 0) - (chances[c] ?? 0)) * scale;
      for (const slot of features) {
        const at = slot * k + c;
        const gradient = error - DECAY * (weights[at] ?? 0);
        const square = (squares[at] ?? 0) + gradient * gradient;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) + (RATE * gradient) / Math.sqrt(square);
      }
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) for (const sample of shuffled(samples, random)) learn(sample);
  return { weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / STEP)))), step: STEP };
}

function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** Share of texts recognised, by true code. */
export function recognizerAccuracy(model: LanguageModel, samples: readonly LanguageSample[]): Record<string, number> {
  const right = new Map<string, { hits: number; all: number }>();
  for (const { text, code } of samples) {
    const count = right.get(code) ?? { hits: 0, all: 0 };
    count.all++;
    if (recognizeLanguage(text, model).code === code) count.hits++;
    right.set(code, count);
  }
  return Object.fromEntries([...right].map(([code, { hits, all }]) => [code, hits / all]));
}

/** The bytes that the recogniser reads. */
export function encodeRecognizer(model: LanguageModel): Uint8Array {
  return gzipSync(Buffer.from(model.weights.buffer), { level: 9 });
}

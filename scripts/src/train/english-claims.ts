import {
  chanceOf,
  ENGLISH_BUCKETS,
  ENGLISH_DENSE,
  encodeClaimWeights,
  englishFeaturizer,
  type LinearModel,
  type TextPack,
} from "@langnghe/classifiers";
import { calibrate, type LinearExample, quantize, scoreExample, trainLinear } from "./linear.ts";
import { averagePrecision, countDecisions, f1Of } from "./measures.ts";

/** An English sentence and whether it is worth checking. */
export interface EnglishSentence {
  readonly text: string;
  readonly worthChecking: boolean;
}

const QUOTED = /^"(.*)"$/;

/** Rows of a tab-separated file `Sentence_id, Text, class_label`. */
export function readCheckworthy(text: string): EnglishSentence[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [, sentence = "", label = ""] = line.split("\t");
      return { text: sentence.replace(QUOTED, "$1").replaceAll('""', '"'), worthChecking: label.trim() === "Yes" };
    });
}

const TRAINING = { epochs: 5, rate: 0.2, decay: 1e-5 } as const;
const FOLDS = 5;
/**
 * In edited text a sentence is flagged only far above the others. The debates have no narration by an editor, so their chances are much too
 * high for news; no labelled English news exists here to set this from.
 */
const EDITED_THRESHOLD = 0.97;

/** Trains the English check-worthiness model; sentences that also stand in `held` are left out of the training. */
export function trainEnglishClaims({
  sentences,
  held,
  pack,
  seed = 1,
}: {
  readonly sentences: readonly EnglishSentence[];
  readonly held: readonly EnglishSentence[];
  readonly pack: TextPack;
  readonly seed?: number;
}) {
  const featurize = englishFeaturizer(pack);
  const example = ({ text, worthChecking }: EnglishSentence): LinearExample => {
    const { bag, dense } = featurize(text);
    return {
      slots: bag.slots.slice(0, bag.size),
      dense: dense.slice(),
      targets: Float32Array.of(Number(worthChecking)),
      weight: 1,
    };
  };
  const heldTexts = new Set(held.map(({ text }) => text));
  const known = [...new Map(sentences.map((sentence) => [sentence.text, sentence])).values()].filter(
    ({ text }) => !heldTexts.has(text),
  );
  const fit = (part: readonly EnglishSentence[]) =>
    trainLinear({ examples: part.map(example), outputs: 1, buckets: ENGLISH_BUCKETS, dense: ENGLISH_DENSE, seed, ...TRAINING });
  const score = (model: LinearModel, sentence: EnglishSentence) => scoreExample(model, example(sentence))[0] ?? 0;
  const scores: number[] = [];
  for (let part = 0; part < FOLDS; part++) {
    const model = fit(known.filter((_, i) => i % FOLDS !== part));
    for (const [i, sentence] of known.entries()) if (i % FOLDS === part) scores[i] = score(model, sentence);
  }
  const calibration = calibrate(
    scores,
    known.map(({ worthChecking }) => worthChecking),
  );
  const f1At = (threshold: number) =>
    f1Of(
      countDecisions(
        known.map(({ worthChecking }, i) => ({
          guess: chanceOf(scores[i] ?? 0, calibration) >= threshold,
          truth: worthChecking,
        })),
      ),
    );
  const threshold = Array.from({ length: 61 }, (_, step) => 0.2 + step * 0.01).reduce((a, b) => (f1At(b) > f1At(a) ? b : a));
  const model = fit(known);
  const guess = held.map((sentence) => ({
    score: chanceOf(score(model, sentence), calibration),
    truth: sentence.worthChecking,
  }));
  const voice = { guardWeight: 0, calibration, threshold };
  const edited = { ...voice, threshold: Math.max(threshold, EDITED_THRESHOLD) };
  const weights = encodeClaimWeights({
    kind: "claims",
    name: "claims-en-linear-1",
    language: "en",
    outputs: 1,
    buckets: ENGLISH_BUCKETS,
    dense: ENGLISH_DENSE,
    checkable: calibration,
    voices: { community: voice, edited },
    model: quantize(model),
  });
  const figures = {
    crossValidatedF1: f1At(threshold),
    crossValidatedAp: averagePrecision(known.map(({ worthChecking }, i) => ({ score: scores[i] ?? 0, truth: worthChecking }))),
    heldF1: f1Of(countDecisions(guess.map(({ score: chance, truth }) => ({ guess: chance >= threshold, truth })))),
    heldAp: averagePrecision(guess),
    sentences: known.length,
    editedThreshold: edited.threshold,
  };
  return { weights, figures };
}

import {
  CLAIM_BUCKETS,
  CLAIM_DENSE,
  CLAIM_OUTPUTS,
  type ClaimVoice,
  type ClaimWeights,
  chanceOf,
  claimFeaturizer,
  encodeClaimWeights,
  guardedScore,
  type LinearModel,
  type TextPack,
  thresholdFor,
} from "@langnghe/classifiers";
import { fold } from "@langnghe/domain";
import { type ClaimReport, claimReport, GUARDED_KINDS } from "../evaluate/claim-report.ts";
import { claimCard } from "./claim-card.ts";
import { type ClaimText, loadClaimTexts } from "./claim-data.ts";
import { foldOf } from "./labelled-data.ts";
import { calibrate, type LinearExample, quantize, scoreExample, trainLinear } from "./linear.ts";
import { countDecisions, f1Of, fBetaOf } from "./measures.ts";

export interface TrainClaimsOptions {
  /** Files or folders in the shared form of labelled sentences. */
  readonly data: readonly string[];
  readonly pack: TextPack;
  readonly seed?: number;
  readonly progress?: (line: string) => void;
}

export interface TrainedClaims {
  readonly weights: Uint8Array;
  readonly card: string;
  /** Cross-validated figures: every sentence scored by a model that saw no sentence of its document. */
  readonly report: ClaimReport;
}

const NAME = "claims-vi-linear-1";
const FOLDS = 5;
// Found by cross-validation on the authored set, of rate 0.1–0.4 and epochs 8–15.
const TRAINING = { epochs: 8, rate: 0.4, decay: 1e-5 } as const;
/** How much a sentence of the other voice teaches: what a claim is, is shared; how much narration is worth checking, is not. */
const OTHER_VOICE = 0.15;
/** Weight of a copy without marks, made of community posts only: edited text always has marks. */
const UNMARKED_SHARE = 0.4;
const GUARD_WEIGHT = { community: 0.5, edited: 0.1 } as const satisfies Record<ClaimVoice, number>;
/** False flags allowed among guarded kinds when the threshold is chosen (RIGHTS 3: goal 1 %, reached with more material). */
const GUARD_LIMIT = 0.015;
/** In edited text a suggestion costs a reviewer's time: at most this share of sentences without context is flagged. */
const EDITED_FLAGS_MAX = 0.25;
/** Weight of recall beside precision when the threshold of edited text in its context is chosen: nine of ten sentences are narration. */
const CONTEXT_BETA = 1 / 5;

/** Trains the Vietnamese claim model: flag by voice, checkability, sourcing and kind in one table, calibrated on held-out folds. */
export function trainClaims({ data, pack, seed = 1, progress }: TrainClaimsOptions): TrainedClaims {
  const { texts, files } = loadClaimTexts(data);
  const fit = claimFitter(pack, seed);
  progress?.(`${texts.length} labelled sentences from ${files.length} files`);
  const held: number[][] = [];
  for (let part = 0; part < FOLDS; part++) {
    const model = fit.train(texts.filter(({ group }) => foldOf(group, FOLDS) !== part));
    for (const [i, text] of texts.entries()) if (foldOf(text.group, FOLDS) === part) held[i] = fit.scores(model, text);
    progress?.(`fold ${part + 1} of ${FOLDS} done`);
  }
  const voices = { community: chooseVoice("community", texts, held), edited: chooseVoice("edited", texts, held) };
  const results = texts.map((text, i) => {
    const scores = held[i] ?? [];
    const voice = voiceOf(text);
    const score = chanceOf(guardedScore(scores, voice, GUARD_WEIGHT[voice]), voices[voice].calibration);
    return { text, score, flag: score >= thresholdFor(voices[voice], text) && !namedWins(scores) };
  });
  const model = quantize(fit.train(texts));
  const checkable = calibrateOutput("checkable", texts, held);
  const shape = { outputs: CLAIM_OUTPUTS.length, buckets: CLAIM_BUCKETS, dense: CLAIM_DENSE };
  const weights = encodeClaimWeights({ kind: "claims", name: NAME, language: "vi", ...shape, checkable, voices, model });
  progress?.(`trained on all sentences; ${weights.length} bytes`);
  const report = claimReport(results);
  return { weights, card: claimCard({ name: NAME, files, texts: texts.length, report, seed, bytes: weights.length }), report };
}

function voiceOf(text: ClaimText): ClaimVoice {
  return text.channel === "news" ? "edited" : "community";
}

function namedWins(scores: readonly number[]): boolean {
  const of = (name: (typeof CLAIM_OUTPUTS)[number]) => scores[CLAIM_OUTPUTS.indexOf(name)] ?? 0;
  return of("sourcing.named") >= Math.max(of("sourcing.vague"), of("sourcing.none"));
}

/** What is known of each output for a sentence. */
function targetsOf(text: ClaimText): Float32Array {
  const flag = text.flag === null ? Number.NaN : Number(text.flag);
  return Float32Array.from(CLAIM_OUTPUTS, (output) => {
    if (output.startsWith("flag.")) return flag;
    if (output === "checkable")
      return text.flag === null ? Number.NaN : Number(text.flag || (text.kind === "claim" && text.sourcing === "named"));
    if (output.startsWith("kind.")) return text.kind === null ? Number.NaN : Number(output === `kind.${text.kind}`);
    return text.kind !== "claim" || text.sourcing === null ? Number.NaN : Number(output === `sourcing.${text.sourcing}`);
  });
}

function claimFitter(pack: TextPack, seed: number) {
  const featurize = claimFeaturizer(pack);
  const example = (text: ClaimText, weight: number): LinearExample => {
    const edited = voiceOf(text) === "edited";
    const { bag, dense } = featurize({ text: text.text, title: text.title, before: text.before, edited });
    const outputWeights = Float32Array.from(CLAIM_OUTPUTS, (output) => {
      if (!output.startsWith("flag.")) return 1;
      return output === `flag.${voiceOf(text)}` ? 1 : OTHER_VOICE;
    });
    return { slots: bag.slots.slice(0, bag.size), dense: dense.slice(), targets: targetsOf(text), weight, outputWeights };
  };
  const copies = (text: ClaimText): LinearExample[] => {
    const own = example(text, 1);
    if (voiceOf(text) === "edited" || text.register === "no_diacritics") return [own];
    return [own, example({ ...text, text: fold(text.text) }, UNMARKED_SHARE)];
  };
  return {
    train: (texts: readonly ClaimText[]) =>
      trainLinear({
        examples: texts.flatMap(copies),
        outputs: CLAIM_OUTPUTS.length,
        buckets: CLAIM_BUCKETS,
        dense: CLAIM_DENSE,
        seed,
        ...TRAINING,
      }),
    scores: (model: LinearModel, text: ClaimText) => scoreExample(model, example(text, 1)),
  };
}

/** Material of our own is left out of what chooses thresholds: it was written by the hand that wrote the features. */
function judged(voice: ClaimVoice, texts: readonly ClaimText[]): number[] {
  return texts.flatMap((text, i) => (voiceOf(text) === voice && text.flag !== null && text.origin !== "material" ? [i] : []));
}

/** Calibrates a voice on held-out scores and takes the threshold with the best F1 among those the guard allows. */
function chooseVoice(
  voice: ClaimVoice,
  texts: readonly ClaimText[],
  held: readonly number[][],
): ClaimWeights["voices"][ClaimVoice] {
  const guardWeight = GUARD_WEIGHT[voice];
  const items = judged(voice, texts).map((i) => ({
    raw: guardedScore(held[i] ?? [], voice, guardWeight),
    named: namedWins(held[i] ?? []),
    truth: texts[i]?.flag === true,
    inContext: (texts[i]?.before ?? null) !== null,
    guarded: GUARDED_KINDS.some((kind) => kind === texts[i]?.kind),
  }));
  const calibration = calibrate(
    items.map(({ raw }) => raw),
    items.map(({ truth }) => truth),
  );
  const bare = voice === "edited" ? items.filter(({ inContext }) => !inContext) : items;
  const guardedCount = bare.filter(({ guarded }) => guarded).length;
  const allowed = (threshold: number) => {
    const flags = bare.filter(({ raw, named }) => !named && chanceOf(raw, calibration) >= threshold);
    const falseFlags = flags.filter(({ guarded }) => guarded).length;
    if (voice === "edited" && flags.length > bare.length * EDITED_FLAGS_MAX) return false;
    return falseFlags <= Math.floor(guardedCount * GUARD_LIMIT);
  };
  const countsAt = (threshold: number, part: typeof items) =>
    countDecisions(part.map(({ raw, named, truth }) => ({ guess: !named && chanceOf(raw, calibration) >= threshold, truth })));
  const quality = (threshold: number) => f1Of(countsAt(threshold, bare));
  const candidates = Array.from({ length: 95 }, (_, step) => 0.05 + step * 0.01).filter(allowed);
  const threshold = candidates.reduce((best, at) => (quality(at) > quality(best) ? at : best), candidates[0] ?? 0.99);
  if (voice === "community") return { guardWeight, calibration, threshold };
  const context = items.filter(({ inContext }) => inContext);
  const precise = (at: number) => fBetaOf(countsAt(at, context), CONTEXT_BETA);
  const contextThreshold = candidates.reduce((best, at) => (precise(at) > precise(best) ? at : best), threshold);
  return { guardWeight, calibration, threshold, contextThreshold };
}

function calibrateOutput(output: (typeof CLAIM_OUTPUTS)[number], texts: readonly ClaimText[], held: readonly number[][]) {
  const column = CLAIM_OUTPUTS.indexOf(output);
  const known = texts.flatMap((text, i) => {
    const target = targetsOf(text)[column] ?? Number.NaN;
    return Number.isNaN(target) ? [] : [{ score: held[i]?.[column] ?? 0, truth: target === 1 }];
  });
  return calibrate(
    known.map(({ score }) => score),
    known.map(({ truth }) => truth),
  );
}

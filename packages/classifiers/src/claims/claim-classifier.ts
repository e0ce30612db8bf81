import type { Channel, Claim } from "@langnghe/domain";
import type { ClaimClassifier, TextToClassify } from "../classifier.ts";
import type { TextPack, TextPacks } from "../pack.ts";
import type { ClaimWeights } from "./claim-weights.ts";
import { englishJudge } from "./english-judge.ts";
import { type Judgement, type SentenceJudge, vietnameseJudge } from "./sentence-judge.ts";

/** Channels with an editor behind them, where narrating what was seen to happen is ordinary. */
const EDITED: ReadonlySet<Channel> = new Set(["news", "official"]);
/** A post up to this many letters (some 60 words) says one thing and is judged as a whole. */
const SHORT_POST_LENGTH = 400;
const SENTENCES_OF_A_SHORT_POST = 4;

export interface ClaimClassifierOptions {
  /** Weights by language; a language without weights gets no claims. */
  readonly weights: readonly ClaimWeights[];
  readonly packs: TextPacks;
}

/** Makes the claim classifier. */
export function loadClaimClassifier({ weights, packs }: ClaimClassifierOptions): ClaimClassifier {
  const judges = new Map<string, { judge: SentenceJudge; pack: TextPack }>();
  for (const entry of weights) {
    const pack = packs.get(entry.language);
    if (pack === undefined) continue;
    judges.set(entry.language, {
      pack,
      judge: entry.language === "en" ? englishJudge(entry, pack) : vietnameseJudge(entry, pack),
    });
  }
  return {
    model: weights.map(({ name }) => name).join("+") || "none",
    claims(input, { all = false } = {}) {
      const known = judges.get(input.language);
      if (known === undefined) return [];
      const claims = judgeText(input, known.judge, known.pack);
      return all ? claims : claims.filter(({ kind }) => kind === "claim");
    },
  };
}

function judgeText(input: TextToClassify, judge: SentenceJudge, pack: TextPack): Claim[] {
  const edited = input.channel !== null && EDITED.has(input.channel);
  const sentences = pack.sentences(input.text);
  const judged = sentences.map((sentence, i) => ({
    ...sentence,
    ...judge({
      text: sentence.text,
      title: input.title,
      before: i === 0 ? input.before : (sentences[i - 1]?.text ?? null),
      edited,
    }),
  }));
  const whole =
    !edited && sentences.length > 1 ? judge({ text: input.text, title: input.title, before: input.before, edited }) : null;
  return guardedByWhole(judged, whole, isShort(input.text, sentences.length)).map((judgement, i) =>
    toClaim(judgement, sentences[i] ?? { text: input.text, start: 0, end: input.text.length }, input.channel),
  );
}

/**
 * A post is judged as a whole too. A short one is one statement: the sentence that carries it gets the whole's judgement. In a longer
 * one a sentence is flagged only when the whole is taken for a claim: a fact told inside a complaint, a joke or one's own story
 * belongs to it.
 */
function guardedByWhole(judged: readonly Judgement[], whole: Judgement | null, short: boolean): readonly Judgement[] {
  if (whole === null) return judged;
  if (!short) return whole.kind === "claim" ? judged : judged.map(calmed);
  const carrier = indexOfHighest(judged.map(({ score }) => score));
  return judged.map((judgement, i) => (i === carrier ? whole : calmed(judgement)));
}

function isShort(text: string, sentences: number): boolean {
  return text.length <= SHORT_POST_LENGTH && sentences <= SENTENCES_OF_A_SHORT_POST;
}

function calmed(judgement: Judgement): Judgement {
  return { ...judgement, flag: false };
}

function indexOfHighest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? i : best), 0);
}

function toClaim(judgement: Judgement, sentence: { text: string; start: number; end: number }, channel: Channel | null): Claim {
  const { score, checkable, sourcing, kind, flag, reasons } = judgement;
  return {
    text: sentence.text,
    start: sentence.start,
    end: sentence.end,
    score: round(score),
    checkable: round(checkable),
    sourcing,
    // RIGHTS 8: what is sent to the authority for an answer is never flagged, whatever the models say.
    flag: flag && channel !== "feedback",
    kind,
    reasons: [...reasons],
  };
}

function round(chance: number): number {
  return Math.round(chance * 10_000) / 10_000;
}

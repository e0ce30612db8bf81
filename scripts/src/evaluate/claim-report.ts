import type { SentenceKind } from "@langnghe/domain";
import type { ClaimText } from "../train/claim-data.ts";
import { averagePrecision, calibrationError, countDecisions, f1Of, wilsonInterval } from "../train/measures.ts";

/** What the guard must never let through. */
export const GUARDED_KINDS: readonly SentenceKind[] = ["criticism", "complaint", "satire", "belief", "question"];

export interface FalseFlags {
  readonly flagged: number;
  readonly texts: number;
  readonly rate: number;
  /** 95 % Wilson interval. */
  readonly low: number;
  readonly high: number;
}

/** How well sentences worth checking were found. All figures 0–1. */
export interface ClaimFigures {
  readonly texts: number;
  readonly flaggedByAnnotators: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly averagePrecision: number;
  readonly calibrationError: number;
  /** False flags on criticism, complaint, satire, belief and question together. */
  readonly guard: FalseFlags;
}

export interface ClaimReport {
  readonly all: ClaimFigures;
  readonly byOrigin: Record<string, ClaimFigures>;
  readonly byChannel: Record<string, ClaimFigures>;
  readonly byRegister: Record<string, ClaimFigures>;
  /** False flags by what the sentence really is. */
  readonly falseFlags: Record<string, FalseFlags>;
}

/** One sentence with what was made of it. */
export interface ClaimResult {
  readonly text: ClaimText;
  readonly score: number;
  readonly flag: boolean;
}

export function claimReport(results: readonly ClaimResult[]): ClaimReport {
  const agreed = results.filter(({ text }) => text.flag !== null);
  const grouped = (key: (text: ClaimText) => string) =>
    Object.fromEntries([...Map.groupBy(agreed, ({ text }) => key(text))].map(([name, part]) => [name, claimFigures(part)]));
  const kinds = Map.groupBy(
    agreed.filter(({ text }) => text.flag === false && text.kind !== null),
    ({ text }) => text.kind ?? "",
  );
  return {
    all: claimFigures(agreed),
    byOrigin: grouped(({ origin }) => origin),
    byChannel: grouped(({ channel }) => channel),
    byRegister: grouped(({ origin, register }) => `${origin}/${register}`),
    falseFlags: Object.fromEntries([...kinds].map(([kind, part]) => [kind, falseFlags(part)])),
  };
}

function claimFigures(results: readonly ClaimResult[]): ClaimFigures {
  const counts = countDecisions(results.map(({ flag, text }) => ({ guess: flag, truth: text.flag === true })));
  const ranking = results.map(({ score, text }) => ({ score, truth: text.flag === true }));
  return {
    texts: results.length,
    flaggedByAnnotators: counts.hits + counts.misses,
    f1: f1Of(counts),
    precision: counts.hits / Math.max(1, counts.hits + counts.falseAlarms),
    recall: counts.hits / Math.max(1, counts.hits + counts.misses),
    averagePrecision: averagePrecision(ranking),
    calibrationError: calibrationError(ranking),
    guard: falseFlags(results.filter(({ text }) => text.kind !== null && GUARDED_KINDS.includes(text.kind))),
  };
}

function falseFlags(results: readonly ClaimResult[]): FalseFlags {
  const flagged = results.filter(({ flag }) => flag).length;
  return {
    flagged,
    texts: results.length,
    rate: flagged / Math.max(1, results.length),
    ...wilsonInterval(flagged, results.length),
  };
}

import { type ClaimWeights, loadClaimClassifier, type TextPacks } from "@langnghe/classifiers";
import { loadClaimTexts } from "../train/claim-data.ts";
import { type ClaimReport, claimReport } from "./claim-report.ts";

export interface EvaluateClaimsOptions {
  /** Files or folders in the shared form of labelled sentences. */
  readonly data: readonly string[];
  readonly packs: TextPacks;
  readonly weights: readonly ClaimWeights[];
  readonly language?: string;
  readonly progress?: (line: string) => void;
}

/** Runs the claim classifier over labelled sentences as the product would. Sentences it was trained on score too well: use others. */
export function evaluateClaims(
  options: EvaluateClaimsOptions,
): ClaimReport & { readonly model: string; readonly docsPerSecond: number } {
  const { packs, weights, language = "vi", progress } = options;
  const classifier = loadClaimClassifier({ weights, packs });
  const { texts } = loadClaimTexts(options.data);
  progress?.(`${texts.length} labelled sentences`);
  const from = performance.now();
  const results = texts.map((text) => {
    const input = { text: text.text, title: text.title, before: text.before, channel: text.channel, language };
    const claims = classifier.claims(input, { all: true });
    return { text, score: Math.max(0, ...claims.map(({ score }) => score)), flag: claims.some(({ flag }) => flag) };
  });
  const seconds = (performance.now() - from) / 1000;
  return { model: classifier.model, docsPerSecond: Math.round(texts.length / seconds), ...claimReport(results) };
}

const WORD = /[\p{L}\p{N}_]+/gu;
const WINDOW = 4;

/** How one extracted text compares to the true one, each part a share of the page. */
export interface PageScore {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly exact: boolean;
}

/** Counts of all 4-token windows; a text of one to three tokens is one window. */
function shinglesOf(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  for (let at = 0; at === 0 || at + WINDOW <= tokens.length; at++) {
    const key = tokens.slice(at, at + WINDOW).join("\u0000");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Compares two bodies by the multiset of their shingles: the metric of the article extraction benchmark. */
export function scorePage(truth: string, predicted: string): PageScore {
  const trueTokens = truth.match(WORD) ?? [];
  const predictedTokens = predicted.match(WORD) ?? [];
  const expected = shinglesOf(trueTokens);
  const found = shinglesOf(predictedTokens);
  let hit = 0;
  for (const [key, count] of found) hit += Math.min(count, expected.get(key) ?? 0);
  const surplus = sum(found) - hit;
  const missing = sum(expected) - hit;
  const all = hit + surplus + missing || 1;
  return {
    truePositive: hit / all,
    falsePositive: surplus / all,
    falseNegative: missing / all,
    exact: trueTokens.join("\u0000") === predictedTokens.join("\u0000"),
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

export interface SetScore {
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly accuracy: number;
}

/** Precision and recall are means over pages, F1 the harmonic mean of the two means. */
export function scoreSet(scores: readonly PageScore[]): SetScore {
  const precision = mean(scores.filter((s) => s.truePositive + s.falsePositive > 0).map(precisionOf));
  const recall = mean(scores.filter((s) => s.truePositive + s.falseNegative > 0).map(recallOf));
  return {
    pages: scores.length,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    accuracy: mean(scores.map((s) => (s.exact ? 1 : 0))),
  };
}

export function precisionOf(score: PageScore): number {
  return score.falsePositive === 0 && score.falseNegative === 0 ? 1 : share(score.truePositive, score.falsePositive);
}

export function recallOf(score: PageScore): number {
  return score.falsePositive === 0 && score.falseNegative === 0 ? 1 : share(score.truePositive, score.falseNegative);
}

function share(part: number, rest: number): number {
  return part === 0 ? 0 : part / (part + rest);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

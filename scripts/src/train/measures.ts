/** Counts of a yes/no decision. */
export interface Decisions {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
}

export function countDecisions(pairs: Iterable<{ readonly guess: boolean; readonly truth: boolean }>): Decisions {
  let [hits, falseAlarms, misses] = [0, 0, 0];
  for (const { guess, truth } of pairs) {
    if (guess && truth) hits++;
    else if (guess) falseAlarms++;
    else if (truth) misses++;
  }
  return { hits, falseAlarms, misses };
}

/** F1; 0 where there is nothing to find and nothing was found. */
export function f1Of({ hits, falseAlarms, misses }: Decisions): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + falseAlarms + misses);
}

/** F with recall counting `beta` times as much as precision. */
export function fBetaOf({ hits, falseAlarms, misses }: Decisions, beta: number): number {
  return hits === 0 ? 0 : ((1 + beta ** 2) * hits) / ((1 + beta ** 2) * hits + beta ** 2 * misses + falseAlarms);
}

/** Average precision of a ranking: the mean of the precision at each true item. */
export function averagePrecision(items: readonly { readonly score: number; readonly truth: boolean }[]): number {
  const ranked = [...items].sort((a, b) => b.score - a.score);
  let hits = 0;
  let sum = 0;
  for (const [i, { truth }] of ranked.entries()) {
    if (!truth) continue;
    hits++;
    sum += hits / (i + 1);
  }
  return hits === 0 ? 0 : sum / hits;
}

/** Expected calibration error in ten bins of equal width. */
export function calibrationError(items: readonly { readonly score: number; readonly truth: boolean }[]): number {
  const BINS = 10;
  const bins = Array.from({ length: BINS }, () => ({ count: 0, score: 0, truth: 0 }));
  for (const { score, truth } of items) {
    const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))];
    if (bin === undefined) continue;
    bin.count++;
    bin.score += score;
    bin.truth += truth ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.truth), 0) / Math.max(1, items.length);
}

/** 95 % confidence interval of a share (Wilson 1927). */
export function wilsonInterval(hits: number, all: number): { readonly low: number; readonly high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = hits / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

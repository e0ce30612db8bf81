import type { Interval } from "@langnghe/domain";
import { formatClock, formatShortDay } from "./dates.ts";

/** One bar of the chart. */
export interface Point {
  readonly at: string;
  readonly count: number;
}

/** Documents in all bars. */
export function totalOf(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + point.count, 0);
}

/** Where a bar ends: where the next begins, or the end of the range. */
export function barEnd(points: readonly Point[], index: number, rangeEnd: number): string {
  return points[index + 1]?.at ?? new Date(rangeEnd).toISOString();
}

/** `23/11`, or `07:00` for hours. */
export function pointLabel(at: string, interval: Interval): string {
  return interval === "hour" ? formatClock(at) : formatShortDay(at);
}

/** Bars that a label covers on each side of its middle. */
const LABEL_HALF_BARS = 2;

/** The bar over which a label disturbs least: where the highest of the bars it covers is lowest, the latest such. */
export function quietestBar(counts: readonly number[], earlier: readonly number[]): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = LABEL_HALF_BARS; at < counts.length - LABEL_HALF_BARS; at += 1) {
    const covered = [counts, earlier].flatMap((values) => values.slice(at - LABEL_HALF_BARS, at + LABEL_HALF_BARS + 1));
    const height = Math.max(...covered);
    if (height <= lowest) {
      lowest = height;
      best = at;
    }
  }
  return best;
}

/** The earlier span laid under the present one: same length, missing bars are 0. */
export function aligned(points: readonly Point[], earlier: readonly Point[]): number[] {
  return points.map((_, index) => earlier[index]?.count ?? 0);
}

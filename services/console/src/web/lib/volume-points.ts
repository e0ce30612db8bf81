import type { Interval } from "@langnghe/domain";
import { formatClock, formatShortDay } from "./dates.ts";

/** One bar of the chart. */
export interface Point {
  readonly at: string;
  readonly count: number;
}

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

/** The earlier span laid under the present one: same length, missing bars are 0. */
export function aligned(points: readonly Point[], earlier: readonly Point[]): number[] {
  return points.map((_, index) => earlier[index]?.count ?? 0);
}

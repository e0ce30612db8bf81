import { DAY_MS } from "@langnghe/domain";
import type { Demand } from "@langnghe/store";

/** Answers of the last 90 days are what the figures are about. */
const ANSWERED_WITHIN_DAYS = 90;
/** Demands received before this many days are not looked at: an answer after more than a year is counted nowhere. */
const RECEIVED_WITHIN_DAYS = ANSWERED_WITHIN_DAYS + 365;

/** How a number of demands fare. */
export interface Waits {
  readonly total: number;
  readonly unanswered: number;
  /** Days that each demand waited which was answered in the last 90 days. */
  readonly days: readonly number[];
}

/** How demands fare at an instant, ms since 1970. */
export function waitsOf(demands: readonly Demand[], now: number): Waits {
  const unanswered = demands.filter(({ answeredMs }) => answeredMs === null).length;
  return { total: demands.length, unanswered, days: demands.flatMap((demand) => daysOf(demand, now)) };
}

function daysOf({ receivedMs, answeredMs }: Demand, now: number): number[] {
  const counts =
    answeredMs !== null &&
    answeredMs >= now - ANSWERED_WITHIN_DAYS * DAY_MS &&
    receivedMs >= now - RECEIVED_WITHIN_DAYS * DAY_MS;
  return counts ? [Math.max(0, (answeredMs - receivedMs) / DAY_MS)] : [];
}

/** Demands by each of their topics or places, most first, ties by value. */
export function grouped(
  demands: readonly Demand[],
  keysOf: (demand: Demand) => readonly string[],
): [value: string, demands: readonly Demand[]][] {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    for (const key of keysOf(demand)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [demand]);
      else group.push(demand);
    }
  }
  return [...groups].sort(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1));
}

/** Median days to one decimal, or null over fewer than `least` demands. */
export function medianDays(waited: readonly number[], least = 1): number | null {
  if (waited.length < least) return null;
  const days = Float64Array.from(waited).sort();
  const upper = days[Math.floor(days.length / 2)] ?? 0;
  const lower = days[Math.ceil(days.length / 2) - 1] ?? 0;
  return Math.round(((lower + upper) / 2) * 10) / 10;
}

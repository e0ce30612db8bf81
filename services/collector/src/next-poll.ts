import { DAY_MS, type Feed } from "@langnghe/domain";

/** Part of the interval by which polls are spread, so that feeds read at one moment do not stay in step. */
const JITTER = 0.1;
/** First pause after a failure: most faults of a site are over by then. */
const FIRST_BACK_OFF_MS = 5 * 60_000;
const LONGEST_BACK_OFF_MS = DAY_MS;
const MINUTE_MS = 60_000;

/**
 * When to poll next, ms from now: the feed's interval, or after failures five minutes doubling to a day, but never sooner
 * than the server asked for. `random` is in [0, 1).
 */
export function pauseBeforeNextPoll(
  feed: Feed,
  after: { failures: number; retryAfterMs: number | null },
  random: () => number = Math.random,
): number {
  const interval = feed.everyMinutes * MINUTE_MS;
  const spread = 1 + JITTER * (2 * random() - 1);
  if (after.failures === 0) return interval * spread;
  const backOff = Math.min(FIRST_BACK_OFF_MS * 2 ** (after.failures - 1), LONGEST_BACK_OFF_MS);
  return Math.max(backOff, interval * spread, Math.min(after.retryAfterMs ?? 0, LONGEST_BACK_OFF_MS));
}

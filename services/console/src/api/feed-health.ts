import { DAY_MS, type Feed, type FeedState, startOfVietnamDay, toInstant, toMs, vietnamDay } from "@langnghe/domain";
import type { FeedsView } from "../contract/work.ts";
import type { Context } from "./app.ts";
import { feedState } from "./stores.ts";

export type FeedHealth = FeedsView["items"][number]["health"];

/** Days over which a feed's usual gap is measured. */
const GAP_DAYS = 90;
/** Nothing new for this long is silence, unless the feed is a slow one. */
const SILENT_AFTER_DAYS = 3;
/** A feed may pause this many times its usual gap: holidays and week-ends stay below it. */
const SILENT_GAPS = 6;

/** What is known of a feed. */
export interface FeedReport {
  readonly feed: Feed;
  readonly state: FeedState | null;
  readonly health: FeedHealth;
  /** Documents by Vietnamese day, the last {@link GAP_DAYS} days, oldest first, today last. */
  readonly days: readonly number[];
}

/** Every configured feed with its state, health and volume. */
export async function feedReports(context: Context): Promise<FeedReport[]> {
  return Promise.all(context.feeds.map((feed) => reportOf(context, feed)));
}

async function reportOf(context: Context, feed: Feed): Promise<FeedReport> {
  const now = context.clock();
  const to = startOfVietnamDay(vietnamDay(now)) + DAY_MS;
  const span = { from: toInstant(to - GAP_DAYS * DAY_MS), to: toInstant(to) };
  const [state, volume] = await Promise.all([
    feedState(context.store.records, feed.id),
    context.store.documents.volume({ feeds: [feed.id], ...span }, "day"),
  ]);
  const days = volume.map((point) => point.count);
  return { feed, state, days, health: healthOf({ feed, state, recent: sum(days), now }) };
}

/** The one word for how a feed does. `recent`: its documents of the last {@link GAP_DAYS} days. */
export function healthOf(known: { feed: Feed; state: FeedState | null; recent: number; now: number }): FeedHealth {
  const { feed, state, recent, now } = known;
  if (!feed.enabled) return "disabled";
  if (state === null || state.lastPollAt === null) return "waiting";
  if (state.lastReport?.result === "refused") return "refused";
  if (state.lastReport?.result === "failed") return "failing";
  if (state.newestAt === null) return "ok";
  const quietDays = (now - toMs(state.newestAt)) / DAY_MS;
  const usualGapDays = recent === 0 ? 0 : GAP_DAYS / recent;
  return quietDays > Math.max(SILENT_AFTER_DAYS, SILENT_GAPS * usualGapDays) ? "silent" : "ok";
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

import { DAY_MS, type Feed, type FeedState, startOfVietnamDay, toInstant, toMs, vietnamDay } from "@langnghe/domain";
import type { FeedsView } from "../contract/work.ts";
import type { Context } from "./app.ts";

export type FeedHealth = FeedsView["items"][number]["health"];

/** Days over which a feed's habit is looked at. */
const HABIT_DAYS = 90;
/** Nothing new for this long is silence, unless the feed has paused longer before. */
const SILENT_AFTER_DAYS = 3;
/**
 * Silence is a pause of more than twice the longest one of the last 90 days. A multiple of the mean gap was tried first: it
 * calls a feed that publishes in bursts silent between them, and misses one of every other day that stopped nine days ago.
 */
const LONGEST_PAUSES = 2;
/** Longest pause to expect of a feed that published on fewer than two days. */
const UNKNOWN_PAUSE_DAYS = 15;

/** What is known of a feed. */
export interface FeedReport {
  readonly feed: Feed;
  readonly state: FeedState | null;
  readonly health: FeedHealth;
  /** Documents by Vietnamese day, the last {@link HABIT_DAYS} days, oldest first, today last. */
  readonly days: readonly number[];
}

/** Every configured feed with its state, health and volume. */
export async function feedReports(context: Context): Promise<FeedReport[]> {
  const states = new Map((await context.stores.feeds.all()).map((state) => [state.feed, state]));
  return Promise.all(context.feeds.map((feed) => reportOf(context, feed, states.get(feed.id) ?? null)));
}

async function reportOf(context: Context, feed: Feed, state: FeedState | null): Promise<FeedReport> {
  const now = context.clock();
  const to = startOfVietnamDay(vietnamDay(now)) + DAY_MS;
  const span = { from: toInstant(to - HABIT_DAYS * DAY_MS), to: toInstant(to) };
  const volume = await context.store.documents.volume({ feeds: [feed.id], ...span }, "day");
  const days = volume.map((point) => point.count);
  return { feed, state, days, health: healthOf({ feed, state, days, now }) };
}

/** The one word for how a feed does. `days`: its documents by day, oldest first. */
export function healthOf(known: Pick<FeedReport, "feed" | "state" | "days"> & { readonly now: number }): FeedHealth {
  const { feed, state, days, now } = known;
  if (!feed.enabled) return "disabled";
  if (state === null || state.lastPollAt === null) return "waiting";
  if (state.lastReport?.result === "refused") return "refused";
  if (state.lastReport?.result === "failed") return "failing";
  if (state.newestAt === null) return "ok";
  const quietDays = (now - toMs(state.newestAt)) / DAY_MS;
  return quietDays > Math.max(SILENT_AFTER_DAYS, LONGEST_PAUSES * longestPause(days)) ? "silent" : "ok";
}

/** Most days from one day with documents to the next. */
function longestPause(days: readonly number[]): number {
  const active = days.flatMap((count, day) => (count > 0 ? [day] : []));
  const pauses = active.slice(1).map((day, index) => day - (active[index] ?? day));
  return pauses.length === 0 ? UNKNOWN_PAUSE_DAYS : Math.max(...pauses);
}

/** Sum of numbers; 0 of none. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

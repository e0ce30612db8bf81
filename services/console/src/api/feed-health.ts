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

/** Documents by day of each configured feed. */
export async function feedDays(context: Context): Promise<Map<string, readonly number[]>> {
  const to = startOfVietnamDay(vietnamDay(context.clock())) + DAY_MS;
  const span = { from: toInstant(to - HABIT_DAYS * DAY_MS), to: toInstant(to) };
  const volumes = await context.store.documents.volumesBy(span, "day", "feed");
  const none = Array.from({ length: HABIT_DAYS }, () => 0);
  return new Map(context.feeds.map(({ id }) => [id, volumes.get(id) ?? none]));
}

/** Every configured feed with its state as it is now, and the health that follows from it and from its days. */
export async function feedReports(context: Context, daysOf: ReadonlyMap<string, readonly number[]>): Promise<FeedReport[]> {
  const states = new Map((await context.stores.feeds.all()).map((state) => [state.feed, state]));
  const now = context.clock();
  return context.feeds.map((feed) => {
    const known = { feed, state: states.get(feed.id) ?? null, days: daysOf.get(feed.id) ?? [] };
    return { ...known, health: healthOf({ ...known, now }) };
  });
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

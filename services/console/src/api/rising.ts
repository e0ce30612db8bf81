import { DAY_MS, HOUR_MS, startOfVietnamDay, toInstant, vietnamDay } from "@langnghe/domain";
import type { TodayView } from "../contract/work.ts";
import type { Context } from "./app.ts";
import { summaryOf } from "./document-views.ts";

/** Days before the last 24 hours that say what is usual: four weeks, so that each weekday counts alike. */
const USUAL_DAYS = 28;
/** Fewer documents than this are chance, not a rise. */
const LEAST_DOCUMENTS = 5;
/** From this many times the usual a topic is called rising. */
const LEAST_RATIO = 1.5;
const MOST_RISING = 8;
const SPARK_DAYS = 14;
const MOST_TOPICS = 500;

/** How unusual a count is: its distance from the usual one in standard deviations of a Poisson count, kept finite near 0. */
function surprise(count: number, usual: number): number {
  return (count - usual) / Math.sqrt(usual + 1);
}

/** Whether a topic with this count in 24 hours is rising. */
export function isRising(count: number, usual: number): boolean {
  return count >= LEAST_DOCUMENTS && count >= LEAST_RATIO * usual;
}

/** Topics with more documents in the last 24 hours than usual, most unusual first; many outlets weigh more than one. */
export async function risingTopics(context: Context): Promise<TodayView["rising"]> {
  const { documents } = context.store;
  const now = context.clock();
  const day = { from: toInstant(now - DAY_MS), to: toInstant(now) };
  const before = { from: toInstant(now - (USUAL_DAYS + 1) * DAY_MS), to: day.from };
  const [current, earlier] = await Promise.all([
    documents.facet(day, "topic", MOST_TOPICS),
    documents.facet(before, "topic", MOST_TOPICS),
  ]);
  const usualOf = new Map(earlier.map(({ value, count }) => [value, count / USUAL_DAYS]));
  const rising = current
    .map(({ value, count }) => ({ topic: value, count, usual: usualOf.get(value) ?? 0 }))
    .filter(({ count, usual }) => isRising(count, usual))
    .sort((a, b) => surprise(b.count, b.usual) - surprise(a.count, a.usual))
    .slice(0, MOST_RISING);
  const days = await daysOfTopics(context, rising);
  const shown = await Promise.all(rising.map((each) => withDetail(context, each, { day, days })));
  const weight = (each: TodayView["rising"][number]) => surprise(each.count, each.usual) * Math.log2(1 + each.outlets);
  return shown.sort((a, b) => weight(b) - weight(a));
}

/** Documents by day of each topic, the last two weeks. */
async function daysOfTopics(
  context: Context,
  rising: readonly { topic: string }[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const end = startOfVietnamDay(vietnamDay(context.clock())) + DAY_MS;
  const spark = { from: toInstant(end - SPARK_DAYS * DAY_MS), to: toInstant(end) };
  return await context.store.documents.volumesBy({ ...spark, topics: rising.map(({ topic }) => topic) }, "day", "topic");
}

async function withDetail(
  context: Context,
  each: { topic: string; count: number; usual: number },
  { day, days }: { readonly day: { from: string; to: string }; readonly days: ReadonlyMap<string, readonly number[]> },
): Promise<TodayView["rising"][number]> {
  const outlets = await context.store.documents.facet({ ...day, topics: [each.topic] }, "outlet", MOST_TOPICS);
  return { ...each, ...day, outlets: outlets.length, days: [...(days.get(each.topic) ?? [])] };
}

/** Hours that count as now for stories: yesterday's evening paper and this morning's are one story. */
const STORY_HOURS = 48;
const MOST_STORIES = 8;

/** The largest stories of the last 48 hours, each with its first document. */
export async function largestStories(context: Context): Promise<TodayView["stories"]> {
  const { documents } = context.store;
  const now = context.clock();
  const span = { from: toInstant(now - STORY_HOURS * HOUR_MS), to: toInstant(now) };
  const counted = await documents.facet(span, "story", MOST_STORIES);
  const stories = await Promise.all(
    counted
      .filter(({ count }) => count > 1)
      .map(async ({ value: story, count }) => {
        const [outlets, first, size] = await Promise.all([
          documents.facet({ story }, "outlet", MOST_TOPICS),
          documents.search({ filter: { story }, sort: "oldest", limit: 1 }),
          documents.count({ story }),
        ]);
        const lead = first.hits[0]?.document;
        return lead === undefined ? [] : [{ story, count, outlets: outlets.length, lead: summaryOf(lead, size) }];
      }),
  );
  return stories.flat().sort((a, b) => b.count - a.count || b.outlets - a.outlets);
}

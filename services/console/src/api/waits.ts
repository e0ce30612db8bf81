import { DAY_MS, toInstant, toMs } from "@langnghe/domain";
import type { Context } from "./app.ts";

/** Answers of the last 90 days are what the figures are about. */
const ANSWERED_WITHIN_DAYS = 90;
/** Demands received before this many days are not looked at: an answer after more than a year is counted nowhere. */
const RECEIVED_WITHIN_DAYS = ANSWERED_WITHIN_DAYS + 365;

/** How long one answered demand waited. */
export interface Wait {
  readonly days: number;
  readonly topics: readonly string[];
  readonly places: readonly string[];
}

/** Waits of demands answered in the last 90 days. Reads them one by one: call it through a memo. */
export async function answeredWaits(context: Context): Promise<Wait[]> {
  const now = context.clock();
  const from = toInstant(now - RECEIVED_WITHIN_DAYS * DAY_MS);
  const since = toInstant(now - ANSWERED_WITHIN_DAYS * DAY_MS);
  const waits: Wait[] = [];
  for await (const document of context.store.documents.scan({ channels: ["feedback"], unanswered: false, from })) {
    const { answeredAt, publishedAt, topics, places } = document;
    if (answeredAt === null || answeredAt < since) continue;
    const days = Math.max(0, (toMs(answeredAt) - toMs(publishedAt)) / DAY_MS);
    waits.push({ days, topics: topics.map((topic) => topic.id), places });
  }
  return waits;
}

/** Median days to one decimal, or null over fewer than `least` demands. */
export function medianDays(waits: readonly Wait[], least = 1): number | null {
  if (waits.length < least) return null;
  const days = waits.map((wait) => wait.days).sort((a, b) => a - b);
  const upper = days[Math.floor(days.length / 2)] ?? 0;
  const lower = days[Math.ceil(days.length / 2) - 1] ?? 0;
  return Math.round(((lower + upper) / 2) * 10) / 10;
}

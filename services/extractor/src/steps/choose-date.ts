import { HOUR_MS, toInstant, toMs } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, WithDate, WithText } from "../deps.ts";

/** Clocks of sites run ahead by minutes; a date further ahead than this is a mistake and is set to the time of fetching. */
const AHEAD_MS = HOUR_MS;
/** Before this nothing on the web has a true date. */
const EARLIEST_MS = Date.UTC(1995, 0, 1);

/** Chooses the event time: the feed's date, the page's, else the time of fetching; which one it was stays known. */
export function chooseDate(_deps: Pick<ExtractorDeps, never>): Step<WithText, WithDate> {
  return async function chooseDate(item) {
    const { entry, fetchedAt } = item.fetched;
    const fromEntry = believable(entry.publishedAt, fetchedAt);
    const fromPage = believable(item.page?.publishedAt ?? null, fetchedAt);
    const publishedAt = fromEntry ?? fromPage ?? believable(entry.updatedAt, fetchedAt) ?? fetchedAt;
    const publishedFrom = publishedAt === fromEntry ? "entry" : publishedAt === fromPage ? "page" : "fetched";
    const modifiedAt = believable(item.page?.modifiedAt ?? entry.updatedAt, fetchedAt);
    return next({ ...item, publishedAt, publishedFrom, modifiedAt });
  };
}

function believable(at: string | null, fetchedAt: string): string | null {
  if (at === null) return null;
  const ms = toMs(at);
  if (Number.isNaN(ms) || ms < EARLIEST_MS) return null;
  const now = toMs(fetchedAt);
  return toInstant(ms > now + AHEAD_MS ? now : ms);
}

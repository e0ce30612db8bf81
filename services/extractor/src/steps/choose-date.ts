import { HOUR_MS, toInstant, toMs } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, WithDate, WithText } from "../deps.ts";

/** Clocks of sites run ahead by minutes; a date further ahead than this is a mistake and counts as none. */
const AHEAD_MS = HOUR_MS;
/** Before this nothing on the web has a true date. */
const EARLIEST_MS = Date.UTC(1995, 0, 1);

/** Chooses the event time: the feed's date, the page's, else the time of fetching; which one it was stays known. */
export function chooseDate(_deps: Pick<ExtractorDeps, never>): Step<WithText, WithDate> {
  return async function chooseDate(item) {
    const { entry, fetchedAt } = item.fetched;
    const fromEntry = believable(entry.publishedAt, fetchedAt);
    const fromPage = believable(item.page?.publishedAt ?? null, fetchedAt);
    const changed = believable(entry.updatedAt, fetchedAt);
    const publishedAt = fromEntry ?? fromPage ?? changed ?? fetchedAt;
    const publishedFrom = fromEntry !== null ? "entry" : fromPage !== null ? "page" : changed !== null ? "entry" : "fetched";
    const modifiedAt = believable(item.page?.modifiedAt ?? entry.updatedAt, fetchedAt);
    return next({ ...item, publishedAt, publishedFrom, modifiedAt });
  };
}

function believable(at: string | null, fetchedAt: string): string | null {
  if (at === null) return null;
  const ms = toMs(at);
  if (Number.isNaN(ms) || ms < EARLIEST_MS) return null;
  return ms > toMs(fetchedAt) + AHEAD_MS ? null : toInstant(ms);
}

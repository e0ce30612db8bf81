import { DAY_MS, type FeedState, HOUR_MS, type PageMark, toInstant, toMs } from "@langnghe/domain";

/**
 * When a page is looked at again, counted from its publication. Editors correct most within the first hours; after three
 * days nearly nothing changes any more.
 */
const CHECKS_AFTER_MS: readonly number[] = [HOUR_MS, 6 * HOUR_MS, DAY_MS, 3 * DAY_MS];
/** Looks a poll: at the usual 5 s between two requests this keeps a host under two minutes; the rest waits for the next poll. */
const MOST_LOOKS_A_POLL = 20;

/** What a page looked like. */
export type PageFacts = Pick<PageMark, "hash" | "etag" | "lastModified">;

/**
 * Pages of the documents that a feed lists, for a second look: a correction that changes only the page shows nowhere in the
 * feed. Each page is looked at four times at most, and only while its feed lists it.
 */
export interface PageMemory {
  /** What is known of a page that is due for a look; null when none is due, or this poll has looked at enough. */
  takeDue(document: string): PageMark | null;
  /** Notes how the page looks now and when to look again. */
  note(document: string, facts: PageFacts, publishedAt: string | null): void;
  /** The memory after a listing that held these documents. */
  entries(listed: ReadonlySet<string>): NonNullable<FeedState["pages"]>;
}

/** Opens the memory for one poll that begins at `now`. */
export function openPages(stored: FeedState["pages"], now: number): PageMemory {
  const marks = new Map(Object.entries(stored ?? {}));
  let looks = 0;
  return {
    takeDue(document) {
      const mark = marks.get(document);
      if (mark === undefined || toMs(mark.dueAt) > now || looks >= MOST_LOOKS_A_POLL) return null;
      looks += 1;
      return mark;
    },
    note(document, { hash, etag, lastModified }, publishedAt) {
      const since = marks.get(document)?.since ?? toInstant(sinceOf(publishedAt, now));
      const dueAt = nextCheck(toMs(since), now);
      if (dueAt === null) marks.delete(document);
      else marks.set(document, { hash, etag, lastModified, since, dueAt: toInstant(dueAt) });
    },
    entries: (listed) => Object.fromEntries([...marks].filter(([document]) => listed.has(document))),
  };
}

/** Whether a page waits for its look: then the feed must be asked for everything, for a 304 lists nothing. */
export function isPageDue({ pages }: FeedState, now: number): boolean {
  return Object.values(pages ?? {}).some(({ dueAt }) => toMs(dueAt) <= now);
}

/** A date in the future, or none, says nothing of the page's age. */
function sinceOf(publishedAt: string | null, now: number): number {
  return publishedAt === null ? now : Math.min(toMs(publishedAt), now);
}

function nextCheck(since: number, now: number): number | null {
  return CHECKS_AFTER_MS.map((after) => since + after).find((at) => at > now) ?? null;
}

import type { Feed, SearchFilter } from "@langnghe/domain";

/** Counts of people's messages below this are not shown (RIGHTS rule 9). */
export const SMALL_CELL = 10;

/** A count of a table; null where it is not shown. */
export interface Cell {
  readonly value: string;
  readonly count: number | null;
}

/**
 * Hides counts from 1 to 9, and as many of the next larger ones as it takes that the hidden ones cannot be worked out:
 * at least two are hidden and together they hold at least ten. Zero says that there is nobody and stays.
 */
export function suppressSmall(cells: readonly { readonly value: string; readonly count: number }[]): Cell[] {
  const rising = cells.filter((cell) => cell.count > 0).sort((a, b) => a.count - b.count);
  const hidden = new Set<string>();
  let sum = 0;
  for (const { value, count } of rising) {
    const safe = hidden.size === 0 || (hidden.size >= 2 && sum >= SMALL_CELL);
    if (count >= SMALL_CELL && safe) break;
    hidden.add(value);
    sum += count;
  }
  return cells.map(({ value, count }) => ({ value, count: hidden.has(value) ? null : count }));
}

/**
 * Whether a filter can match only what people sent to the authority: by its channel, by being about answers, or by naming
 * only feeds or outlets of that channel.
 */
export function onlyFeedback(filter: SearchFilter, feeds: readonly Feed[]): boolean {
  if (filter.unanswered !== undefined) return true;
  if (filter.channels !== undefined && filter.channels.length > 0)
    return filter.channels.every((channel) => channel === "feedback");
  const named = feeds.filter(
    (feed) => (filter.feeds?.includes(feed.id) ?? true) && (filter.outlets?.includes(feed.outlet) ?? true),
  );
  const narrowed = filter.feeds !== undefined || filter.outlets !== undefined;
  return narrowed && named.length > 0 && named.every((feed) => feed.channel === "feedback");
}

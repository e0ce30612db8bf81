import type { FeedState, PollReport } from "@langnghe/domain";
import type { FlowResult } from "@langnghe/pipeline";
import type { PublishedEntry } from "./entry.ts";

type Counts = Pick<PollReport, "fetched" | "fresh" | "unchanged" | "changed" | "dropped" | "parked">;

/** Counts what became of the entries of one poll. `fetched` is the sum of all other figures, by construction of the calls. */
export interface Tally {
  add(result: FlowResult<PublishedEntry>): void;
  /** Something the source type could not read. */
  addUnreadable(): void;
  counts(): Counts;
}

/** A tally at nought. */
export function openTally(): Tally {
  const counts = { fetched: 0, fresh: 0, unchanged: 0, changed: 0 };
  const dropped: Record<string, number> = {};
  const parked: Record<string, number> = {};
  return {
    add(result) {
      counts.fetched += 1;
      if (result.kind === "next") counts[result.value.change] += 1;
      else if (result.kind === "park") count(parked, result.reason);
      else if (result.reason === "unchanged") counts.unchanged += 1;
      else count(dropped, result.reason);
    },
    addUnreadable() {
      counts.fetched += 1;
      count(parked, "unreadable");
    },
    counts: () => ({ ...counts, dropped: { ...dropped }, parked: { ...parked } }),
  };
}

/** The feed's sums with one more poll in them. */
export function withPoll(totals: FeedState["totals"], report: Counts): FeedState["totals"] {
  return {
    polls: totals.polls + 1,
    fetched: totals.fetched + report.fetched,
    fresh: totals.fresh + report.fresh,
    unchanged: totals.unchanged + report.unchanged,
    changed: totals.changed + report.changed,
    dropped: sum(totals.dropped, report.dropped),
    parked: sum(totals.parked, report.parked),
  };
}

function count(by: Record<string, number>, reason: string): void {
  by[reason] = (by[reason] ?? 0) + 1;
}

function sum(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const both: Record<string, number> = { ...a };
  for (const [reason, n] of Object.entries(b)) both[reason] = (both[reason] ?? 0) + n;
  return both;
}

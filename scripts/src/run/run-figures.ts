import type { OutcomeCount, WorkLog } from "@langnghe/store";

/** What became of the messages of one run (an import, a replay) so far. */
export interface RunFigures {
  readonly indexed: number;
  readonly unchanged: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly parked: Readonly<Record<string, number>>;
  /** Messages that need no more work: `indexed + unchanged + sum(dropped) + sum(parked)`. */
  readonly ended: number;
}

/** Reads the figures of a run from the work log. Whichever service a message ended at, it counts once. */
export async function runFigures(work: Pick<WorkLog, "counts">, run: string): Promise<RunFigures> {
  const counts = await work.counts({ run });
  const dropped: Record<string, number> = {};
  const parked: Record<string, number> = {};
  let indexed = 0;
  let unchanged = 0;
  for (const count of counts) {
    if (count.kind === "next") indexed += count.service === "indexer" ? count.count : 0;
    else if (count.kind === "drop" && count.reason === "unchanged") unchanged += count.count;
    else add(count.kind === "drop" ? dropped : parked, count);
  }
  return { indexed, unchanged, dropped, parked, ended: indexed + unchanged + sum(dropped) + sum(parked) };
}

function add(into: Record<string, number>, { reason, count }: OutcomeCount): void {
  const key = reason ?? "unknown";
  into[key] = (into[key] ?? 0) + count;
}

function sum(reasons: Readonly<Record<string, number>>): number {
  return Object.values(reasons).reduce((all, count) => all + count, 0);
}

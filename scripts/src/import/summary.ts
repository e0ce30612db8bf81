import type { OutcomeCount, WorkLog } from "@langnghe/store";

/** What `langnghe import` prints. `read = indexed + unchanged + sum(dropped) + sum(parked)`. */
export interface ImportSummary {
  readonly read: number;
  readonly indexed: number;
  readonly unchanged: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly parked: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Service that records what could not even be read. */
export const IMPORT_SERVICE = "import";

/** What became of an import so far; `ended` counts what needs no more work. */
export async function readEnded(
  work: Pick<WorkLog, "counts">,
  run: string,
): Promise<{ readonly ended: number } & Omit<ImportSummary, "read" | "seconds">> {
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
  const ended = indexed + unchanged + sum(dropped) + sum(parked);
  return { ended, indexed, unchanged, dropped, parked };
}

function add(into: Record<string, number>, { reason, count }: OutcomeCount): void {
  const key = reason ?? "unknown";
  into[key] = (into[key] ?? 0) + count;
}

function sum(reasons: Readonly<Record<string, number>>): number {
  return Object.values(reasons).reduce((all, count) => all + count, 0);
}

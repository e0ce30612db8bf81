import type { Case, CaseState } from "@langnghe/domain";
import type { CaseStore, DocumentStore, Versioned } from "@langnghe/store";

/** Cases in which nobody found anything: they hold nothing but the words of their documents. */
const UNDECIDED: readonly CaseState[] = ["suggested", "dismissed"];
/** Cases read at a time; between two chunks the event loop gets its turn. */
const CHUNK = 100;

/** What the sweep needs of the stores. */
export interface CaseSweepDeps {
  readonly documents: Pick<DocumentStore, "get">;
  readonly cases: Pick<CaseStore, "get" | "list" | "remove">;
}

/**
 * Removes the cases without a finding whose documents have all been erased, so that no text outlives its channel's
 * retention in them (RIGHTS 10); and the ones that were joined into such a case. Open, decided and published cases stay:
 * they are the authority's own work. All cases are looked at, not those of the documents just erased: a stop between the
 * two erasures leaves nothing behind. 3,000 cases take about half a second, once an hour.
 */
export async function eraseCases(deps: CaseSweepDeps): Promise<number> {
  const undecided = await collect(deps, UNDECIDED, async (subject) => await documentsAreGone(deps, subject));
  const removed = await removeAll(deps, undecided);
  const joined = await collect(
    deps,
    ["merged"],
    async ({ mergedInto }) => mergedInto !== null && (await deps.cases.get(mergedInto)) === null,
  );
  return removed + (await removeAll(deps, joined));
}

async function collect(
  { cases }: CaseSweepDeps,
  states: readonly CaseState[],
  matches: (subject: Case) => Promise<boolean>,
): Promise<Versioned<Case>[]> {
  const found: Versioned<Case>[] = [];
  for (let offset = 0; ; offset += CHUNK) {
    const { items } = await cases.list({ states, order: "updatedAt", limit: CHUNK, offset });
    for (const item of items) if (await matches(item.value)) found.push(item);
    if (items.length < CHUNK) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A case that somebody changed since it was read stays: the next round looks again. */
async function removeAll({ cases }: CaseSweepDeps, found: readonly Versioned<Case>[]): Promise<number> {
  let removed = 0;
  for (const { value, version } of found) if (await cases.remove(value.id, version)) removed += 1;
  return removed;
}

async function documentsAreGone({ documents }: CaseSweepDeps, { wordings }: Case): Promise<boolean> {
  for (const id of new Set(wordings.map(({ document }) => document))) {
    if ((await documents.get(id)) !== null) return false;
  }
  return wordings.length > 0;
}

import {
  type ChangedDocument,
  caseIdOf,
  LangngheError,
  noteChangedDocument,
  type StoredDocument,
  toInstant,
} from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { IndexerDeps } from "../deps.ts";
import type { WithStory } from "./find-story.ts";

/** Somebody else may change a case at the same moment; each try reads it anew. */
const TRIES = 8;

/**
 * Tells the cases that rest on a document when its outlet has changed it; a decided one reopens (RIGHTS 5). Stands before
 * the write: once the new revision is stored, nobody knows any more which claims the old one held.
 */
export function tellCases(deps: Pick<IndexerDeps, "cases" | "clock" | "documents">): Step<WithStory, WithStory> {
  return async function tellCases(item) {
    const before = await deps.documents.get(item.document.id);
    const changed = before !== null && before.revision !== item.document.revision && before.fetchedAt < item.document.fetchedAt;
    if (changed) await tellEach(deps, before, item.document);
    return next(item);
  };
}

/** Cases of the claims that the document held, and those that people made of other sentences of it. */
async function tellEach(
  deps: Pick<IndexerDeps, "cases" | "clock">,
  before: StoredDocument,
  changed: ChangedDocument,
): Promise<void> {
  const byHand = await deps.cases.idsFirstSeenIn(before.id);
  const ids = new Set([...before.claims.map((claim) => caseIdOf(claim.text)), ...byHand]);
  for (const id of ids) await tellCase(deps, id, changed);
}

/** Tells the case, or the one that it was merged into. */
async function tellCase(deps: Pick<IndexerDeps, "cases" | "clock">, first: string, document: ChangedDocument): Promise<void> {
  let id = first;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const known = await deps.cases.get(id);
    if (known === null) return;
    if (known.value.state === "merged" && known.value.mergedInto !== null) {
      id = known.value.mergedInto;
      continue;
    }
    const changed = noteChangedDocument(known.value, document, toInstant(deps.clock()));
    if (changed === known.value || (await deps.cases.put(changed, known.version)) !== null) return;
  }
  throw new LangngheError("STORE_UNAVAILABLE", `a case was changed by others ${TRIES} times in a row`, { facts: { case: id } });
}

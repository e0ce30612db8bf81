import { caseIdOf, noteChangedDocument, type StoredDocument, toInstant } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { IndexerDeps } from "../deps.ts";
import type { WithStory } from "./find-story.ts";

/**
 * Tells the cases that rest on a document when its outlet has changed it; a decided one reopens (RIGHTS 5). Stands before
 * the write: once the new revision is stored, nobody knows any more which claims the old one held.
 */
export function tellCases(deps: Pick<IndexerDeps, "cases" | "clock" | "documents">): Step<WithStory, WithStory> {
  return async function tellCases(item) {
    const before = await deps.documents.get(item.document.id);
    const changed = before !== null && before.revision !== item.document.revision && before.fetchedAt < item.document.fetchedAt;
    if (changed) await tellEach(deps, before, item.document.revision);
    return next(item);
  };
}

async function tellEach(deps: Pick<IndexerDeps, "cases" | "clock">, before: StoredDocument, revision: string): Promise<void> {
  for (const claim of before.claims) {
    const known = await deps.cases.get(caseIdOf(claim.text));
    if (known === null) continue;
    const changed = noteChangedDocument(known.value, { id: before.id, revision }, toInstant(deps.clock()));
    if (changed !== known.value) await deps.cases.put(changed, known.version);
  }
}

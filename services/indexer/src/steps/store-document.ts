import { toInstant } from "@langnghe/domain";
import { coalesce, next, type Step } from "@langnghe/pipeline";
import type { Indexed, IndexerDeps } from "../deps.ts";
import type { WithStory } from "./find-story.ts";

/** Documents in one write. */
const LARGEST_WRITE = 64;

/** Writes the document; documents of one batch share one transaction. The same revision twice changes nothing. */
export function storeDocument(deps: Pick<IndexerDeps, "documents" | "clock">): Step<WithStory, Indexed> {
  const put = coalesce(deps.documents.put, LARGEST_WRITE);
  return async function storeDocument({ document, story, bands }) {
    const indexedAt = toInstant(deps.clock());
    const result = await put({ document, story, bands, indexedAt });
    if (result === "created") return next({ result, document: { ...document, story, revisionNumber: 1, indexedAt } });
    const stored = await deps.documents.get(document.id);
    return next({ result, document: stored ?? { ...document, story, revisionNumber: 1, indexedAt } });
  };
}

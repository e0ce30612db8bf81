import type { ClassifiedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { IndexerDeps } from "../deps.ts";

/**
 * An undated document is dated by when it was first fetched. Fetched again (a second import, a feed's lost memory) it keeps
 * that date: a later one would move it in every trend although nothing was published.
 */
export function keepFirstDate(deps: Pick<IndexerDeps, "documents">): Step<ClassifiedDocument, ClassifiedDocument> {
  return async function keepFirstDate(document) {
    if (document.publishedFrom !== "fetched") return next(document);
    const known = await deps.documents.get(document.id);
    const sameAgain = known !== null && known.publishedFrom === "fetched" && known.publishedAt < document.publishedAt;
    return next(sameAgain ? { ...document, publishedAt: known.publishedAt } : document);
  };
}

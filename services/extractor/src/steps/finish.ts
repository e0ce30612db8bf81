import { type ExtractedDocument, type PAGE_KINDS, revisionOf } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { Draft, ExtractorDeps } from "../deps.ts";

type Kind = (typeof PAGE_KINDS)[number];

/**
 * Gives the document its revision and its signature, both of the redacted text. The time of fetching that stands in for a
 * missing date is no part of the revision: what is fetched again unchanged must be the same revision.
 */
export function finish(deps: Pick<ExtractorDeps, "signatureOf">): Step<Draft, ExtractedDocument> {
  return async function finish({ fetched, page, ...draft }) {
    const { id, feed, outlet, channel, fetchedAt, entry } = fetched;
    const { title, text, publishedAt, publishedFrom } = draft;
    return next({
      ...draft,
      id,
      feed,
      outlet,
      channel,
      fetchedAt,
      revision: revisionOf({ title, text, publishedAt: publishedFrom === "fetched" ? null : publishedAt }),
      url: page?.canonicalUrl ?? entry.url,
      answeredAt: entry.answeredAt,
      kind: kindOf(channel, page?.kind ?? null),
      categories: entry.categories,
      place: entry.place,
      signature: [...deps.signatureOf(text)],
    });
  };
}

function kindOf(channel: string, page: string | null): Kind {
  if (channel === "feedback") return "record";
  if (page === "list") return "list";
  return channel === "community" ? "post" : "article";
}

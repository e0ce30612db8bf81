import type { StoredDocument } from "@langnghe/domain";
import type { DocumentStore } from "@langnghe/store";
import type { DocumentSummary } from "../contract/search.ts";

/** Documents as lists show them, each with the size of its story. */
export async function summariesOf(
  documents: DocumentStore,
  found: readonly StoredDocument[],
): Promise<Map<string, DocumentSummary>> {
  const sizes = await storySizes(documents, found);
  return new Map(found.map((document) => [document.id, summaryOf(document, sizes.get(document.story) ?? 1)]));
}

/** One document as a list shows it. */
export function summaryOf(document: StoredDocument, storySize: number): DocumentSummary {
  const { id, title, url, outlet, feed, channel, publishedAt, language, kind, topics, places, story, flag } = document;
  const { revisionNumber, answeredAt } = document;
  return {
    ...{ id, title, url, outlet, feed, channel, publishedAt, language, kind, topics, places, story, flag },
    ...{ revisionNumber, answeredAt, storySize },
  };
}

/** A page has at most 200 documents, so at most as many counts, each by an indexed key. */
async function storySizes(documents: DocumentStore, found: readonly StoredDocument[]): Promise<Map<string, number>> {
  const stories = [...new Set(found.map((document) => document.story))];
  const counts = await Promise.all(stories.map((story) => documents.count({ story })));
  return new Map(stories.map((story, index) => [story, counts[index] ?? 1]));
}

import type { FeedEntry } from "@langnghe/domain";
import type { ParsedItem } from "./parse/feed-shape.ts";

/** An entry of which only the given facts are known. */
export function entryOf(facts: Partial<FeedEntry>): FeedEntry {
  return { ...NOTHING_KNOWN, ...facts };
}

const NOTHING_KNOWN: FeedEntry = {
  externalId: null,
  url: null,
  title: null,
  summaryHtml: null,
  contentHtml: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
  place: null,
  answeredAt: null,
};

/** Crosses from what a feed wrote to what the pipeline means. */
export function entryOfItem({ id, ...item }: ParsedItem): FeedEntry {
  return entryOf({ ...item, externalId: id, categories: [...item.categories] });
}

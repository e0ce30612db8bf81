import { documentIdOf, type FeedEntry, hashOf } from "@langnghe/domain";
import { drop, next, type Step } from "@langnghe/pipeline";
import { canonicalUrl } from "../canonical-url.ts";
import type { DropReason, IdentifiedEntry, ListedEntry } from "../entry.ts";

/** Gives the entry its document id: from the feed's own id for it, else from its canonical address. Without either it is dropped. */
export function identifyEntry(): Step<ListedEntry, IdentifiedEntry, DropReason> {
  return async function identifyEntry(item) {
    const url = item.entry.url === null ? null : canonicalUrl(item.entry.url, item.feed.url);
    const key = item.entry.externalId ?? url;
    if (key === null || key === "") return drop("no_key");
    const id = documentIdOf(item.feed.id, key);
    if (item.listed.has(id)) return drop("listed_twice");
    item.listed.add(id);
    item.seen.keep(id);
    const entry = { ...item.entry, url };
    return next({ ...item, entry, id, hash: contentHash(entry) });
  };
}

/** Changes exactly when the feed says something else of the document. */
export function contentHash(entry: FeedEntry): string {
  const { title, summaryHtml, contentHtml, publishedAt, updatedAt, url, place, answeredAt, categories } = entry;
  const said = [title, summaryHtml, contentHtml, publishedAt, updatedAt, url, place, answeredAt, ...categories];
  return hashOf("entry", ...said.map((part) => part ?? ""));
}

import { documentIdOf, type FeedEntry, hashOf } from "@langnghe/domain";
import { drop, next, type Step } from "@langnghe/pipeline";
import { canonicalUrl } from "../canonical-url.ts";
import type { DropReason, IdentifiedEntry, ListedEntry } from "../entry.ts";

/** Gives the entry its document id: from the feed's own id for it, else from its canonical address. Without either it is dropped. */
export function identifyEntry(): Step<ListedEntry, IdentifiedEntry, DropReason> {
  return async function identifyEntry(item) {
    const url = item.entry.url === null ? null : canonicalUrl(item.entry.url, item.feed.url);
    const key = documentKey(item.entry, item.feed.url);
    if (key === null) return drop("no_key");
    const id = documentIdOf(item.feed.id, key);
    if (item.listed.has(id)) return drop("listed_twice");
    item.listed.add(id);
    item.seen.keep(id);
    const entry = { ...item.entry, url };
    return next({ ...item, entry, id, hash: contentHash(entry) });
  };
}

/** What names the document within its feed: the feed's own id, else the canonical address; null without either. */
export function documentKey(entry: FeedEntry, base: string): string | null {
  if (entry.externalId !== null && entry.externalId !== "") return entry.externalId;
  const url = entry.url === null ? null : canonicalUrl(entry.url, base);
  // Names below .localhost are this machine itself (RFC 6761), where the port is chance: the sample takes another one when its own is in use.
  return url?.replace(/^(https?:\/\/[^/]+\.localhost):\d+/, "$1") ?? null;
}

/** Changes exactly when the feed says something else of the document. */
export function contentHash(entry: FeedEntry): string {
  const { title, summaryHtml, contentHtml, publishedAt, updatedAt, url, place, answeredAt, categories } = entry;
  const said = [title, summaryHtml, contentHtml, publishedAt, updatedAt, url, place, answeredAt, ...categories];
  return hashOf("entry", ...said.map((part) => part ?? ""));
}

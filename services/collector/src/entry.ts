import type { Feed, FeedEntry, FetchedDocument, PageMark } from "@langnghe/domain";
import type { PageFacts, PageMemory } from "./page-memory.ts";
import type { Seen } from "./seen.ts";

/** Why an entry is not collected: expected, counted, not kept. */
export const DROP_REASONS = ["no_key", "listed_twice", "too_old", "unchanged", "robots_disallow", "page_refused"] as const;
/** One of them. */
export type DropReason = (typeof DROP_REASONS)[number];

/** Why an entry waits: the next poll tries it again. `unreadable` is a row or item that the source type could not read. */
export const PARK_REASONS = ["page_unreachable", "unreadable"] as const;
/** One of them. */
export type ParkReason = (typeof PARK_REASONS)[number];

/** An entry as it comes out of a poll. */
export interface ListedEntry {
  readonly feed: Feed;
  readonly entry: FeedEntry;
  readonly seen: Seen;
  readonly pages: PageMemory;
  /** Ids met earlier in the same listing. */
  readonly listed: Set<string>;
}

/** An entry with its document id and the hash of all that the feed says of it. */
export interface IdentifiedEntry extends ListedEntry {
  readonly id: string;
  readonly hash: string;
}

/** An entry that is new, says something else than before, or whose page is due for a second look. */
export interface NewsEntry extends IdentifiedEntry {
  readonly change: "fresh" | "changed";
  /** The page as it was at the last look, where only the page may have changed; else null. */
  readonly known: PageMark | null;
}

/** An entry with its page, or null where it stands for itself. */
export interface PagedEntry extends NewsEntry {
  readonly page: FetchedDocument["page"];
  /** To be remembered of the page once it is published. */
  readonly facts: PageFacts | null;
}

/** Published: the bus has it. */
export interface PublishedEntry extends PagedEntry {
  readonly message: string;
}

import type { Feed, FeedEntry } from "@langnghe/domain";
import type { z } from "zod";

/**
 * A source type: the driver that knows how to poll one kind of feed. It describes itself; forms, documentation and
 * configuration checks derive from that. It turns bytes into entries and does nothing else: the collector fetches,
 * decides what is new, fetches pages and publishes.
 *
 * Who calls: the collector once a poll; `langnghe check` (options); the contract suite with golden pairs.
 */
export interface Source<Options = unknown> {
  /** As written in a feed's `type`. */
  readonly type: string;
  readonly label: { readonly vi: string; readonly en: string };
  readonly help: { readonly vi: string; readonly en: string };
  /** Options of a feed of this type, each field with a description. Strict: an unknown option is a fault. */
  readonly options: z.ZodType<Options>;
  /** Whether entries usually need their page fetched. */
  readonly pages: boolean;
  /**
   * One poll. Resolves with every entry the feed lists now, in its order; the collector compares. Rejects with
   * PARSE_FAILED when the bytes are no feed of this type, or with what `deps.fetch` rejects with.
   */
  poll(feed: Feed, deps: SourceDeps): Promise<PollResult>;
}

export interface SourceDeps {
  /** Fetches politely and safely (robots, spacing, size, address rules). `conditional` sends what the server gave last time. */
  readonly fetch: (url: string, options: FetchOptions) => Promise<FetchedBytes>;
  /** Reads new files of a drop folder. Only the `drop` type uses it. */
  readonly readFolder: (path: string) => AsyncIterable<DroppedFile>;
}

export interface FetchOptions {
  readonly kind: "feed" | "page";
  /** Send If-None-Match and If-Modified-Since from the last poll; a 304 then resolves with `notModified: true`. */
  readonly conditional: boolean;
}

export interface FetchedBytes {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  readonly notModified: boolean;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

export interface DroppedFile {
  readonly name: string;
  readonly modifiedAt: string;
  readonly body: Uint8Array;
}

export interface PollResult {
  readonly notModified: boolean;
  readonly entries: readonly FeedEntry[];
  /** What the feed listed but could not be read, by row or place; each is counted as parked. */
  readonly broken: readonly { readonly where: string; readonly cause: string }[];
}

/** What is fetched: a feed, a page of a document, or a host's robots.txt. */
export const FETCH_KINDS = ["feed", "page", "robots"] as const;
/** One of them. */
export type FetchKind = (typeof FETCH_KINDS)[number];

/** Bounds of one fetch. All times in ms, all sizes in bytes after decompression. */
export interface FetchLimits {
  /** Most bytes of a body, by kind. */
  readonly maxBytes: Readonly<Record<FetchKind, number>>;
  /** From the request to its headers, name look-up and connection included. */
  readonly headersMs: number;
  /** Longest pause between two pieces of a body. */
  readonly idleMs: number;
  /** The whole fetch with its redirects; waiting for politeness does not count. */
  readonly totalMs: number;
  /** After `graceMs` of a body, fewer bytes a second on average than `minBytesPerSecond` end the fetch: a drip holds a slot for hours. */
  readonly graceMs: number;
  readonly minBytesPerSecond: number;
  /** Redirects followed. */
  readonly maxRedirects: number;
}

const MIB = 1_048_576;

/** The bounds in force unless a test narrows them; reasons beside the numbers. */
export const DEFAULT_LIMITS: FetchLimits = {
  // The largest real feeds (whole archives in one file) are about 12 MiB; a page above 10 MiB is no article.
  // RFC 9309, 2.5: at least 500 KiB of robots.txt must be read.
  maxBytes: { feed: 15 * MIB, page: 10 * MIB, robots: 512 * 1_024 },
  headersMs: 10_000,
  idleMs: 10_000,
  totalMs: 30_000,
  graceMs: 10_000,
  minBytesPerSecond: 1_024,
  maxRedirects: 5,
};

import type {
  ClassifiedDocument,
  DocumentRevision,
  Facet,
  Interval,
  SearchFilter,
  Sort,
  StoredDocument,
} from "@langnghe/domain";

/**
 * Documents, searchable. Who calls: the indexer (put, nearDuplicates), the console, digest and commands (the rest).
 *
 * Writes are idempotent and versioned: the same revision twice changes nothing, an older one never overwrites a newer one
 * (`fetchedAt` orders revisions; analysis of the same revision may be replaced by another model's).
 */
export interface DocumentStore {
  /** Writes documents in one durable step; one result for each, in order. Rejects as a whole with STORE_UNAVAILABLE (retryable). */
  put(documents: readonly DocumentToStore[]): Promise<PutResult[]>;

  get(id: string): Promise<StoredDocument | null>;

  /** Those of `ids` that exist, in the order asked. */
  getMany(ids: readonly string[]): Promise<StoredDocument[]>;

  /** Earlier revisions, newest first; the current one is not among them. */
  revisions(id: string): Promise<DocumentRevision[]>;

  search(request: SearchRequest): Promise<SearchResult>;

  /** How many documents match, in all. */
  count(filter: SearchFilter): Promise<number>;

  /** Counts over event time: every interval of [from, to) once, empty ones with 0, oldest first. */
  volume(filter: SearchFilter & { from: string; to: string }, interval: Interval): Promise<VolumePoint[]>;

  /**
   * Volume of each value of a field: counts of the intervals that `volume` names, in their order. Values without a match
   * in the span are left out. What a screen of sixty feeds asks once instead of sixty times.
   */
  volumesBy(
    filter: SearchFilter & { from: string; to: string },
    interval: Interval,
    field: Exclude<Facet, "story">,
  ): Promise<ReadonlyMap<string, readonly number[]>>;

  /** Most frequent values of a field among matches, most first, ties by value. */
  facet(filter: SearchFilter, field: Facet, limit: number): Promise<FacetCount[]>;

  /** Matches of the feedback channel as figures need them, oldest first: when they came, when they were answered, no text. */
  demands(filter: SearchFilter): Promise<Demand[]>;

  /** All matches by id, consistent while others write: what existed when it began comes once, whatever changes meanwhile. */
  scan(filter: SearchFilter): AsyncIterable<StoredDocument>;

  /** Documents that share at least one band with the signature, with their signature and story; at most `limit`. */
  nearDuplicates(bands: readonly string[], limit: number): Promise<NearDuplicate[]>;

  /** Removes every trace (revisions, index entries) of the matches. Returns the ids removed. */
  erase(selection: EraseSelection): Promise<string[]>;
}

/** A classified document with what the indexer found: its story and the bands of its signature. */
export interface DocumentToStore {
  readonly document: ClassifiedDocument;
  /** Story to join; its own id when it starts one. Kept as first written: a later revision does not move a document. */
  readonly story: string;
  readonly bands: readonly string[];
  readonly indexedAt: string;
}

/** `stale`: a newer revision is there already. `reanalysed`: same revision, other topics, places or claims. */
export type PutResult = "created" | "changed" | "reanalysed" | "unchanged" | "stale";

export interface SearchRequest {
  readonly filter: SearchFilter;
  readonly sort: Sort;
  /** 1–200. */
  readonly limit: number;
  /** As `next` of the page before. */
  readonly cursor?: string;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Exact number of matches. */
  readonly total: number;
  /** For the next page, or null on the last. Pages do not repeat or skip a document that existed from the start. */
  readonly next: string | null;
}

export interface SearchHit {
  readonly document: StoredDocument;
  /** Spans to mark in `document.title` and in `snippet`, UTF-16 offsets, in order, not overlapping. */
  readonly titleMarks: readonly Span[];
  /** About 240 characters of the text around the first match (the beginning when there is none), cut at words. */
  readonly snippet: string;
  readonly snippetMarks: readonly Span[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface VolumePoint {
  /** Start of the interval. */
  readonly at: string;
  readonly count: number;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** A message to the authority and the answer it is owed. */
export interface Demand {
  /** Its event time, ms since 1970. */
  readonly receivedMs: number;
  /** When it was answered, ms since 1970; null while nobody has. */
  readonly answeredMs: number | null;
  readonly topics: readonly string[];
  readonly places: readonly string[];
}

export interface NearDuplicate {
  readonly id: string;
  readonly story: string;
  readonly signature: readonly number[];
}

/** Exactly one way to say what is erased. */
export type EraseSelection =
  | { readonly ids: readonly string[] }
  /** Everything of a channel first collected before an instant, whatever its event time: retention (RIGHTS 10). */
  | { readonly channel: string; readonly before: string };

import type { Channel, StoredDocument } from "@langnghe/domain";
import type { CaseStore, DocumentStore, PutResult } from "@langnghe/store";

/** What the flow is given from outside. */
export interface IndexerDeps {
  readonly documents: Pick<DocumentStore, "put" | "get" | "nearDuplicates">;
  readonly cases: Pick<CaseStore, "get" | "put" | "idsFirstSeenIn">;
  readonly bandsOf: (signature: readonly number[]) => readonly string[];
  /** Estimated Jaccard similarity of two signatures, 0–1. */
  readonly similarity: (a: readonly number[], b: readonly number[]) => number;
  /** Score (0–1) from which a suggestion becomes a case, by channel; below it, it stays a mark in its document. */
  readonly queueFrom: Readonly<Record<Channel, number>>;
  readonly clock: () => number;
}

/** A document as written, and what the write did. */
export interface Indexed {
  readonly document: StoredDocument;
  readonly result: PutResult;
}

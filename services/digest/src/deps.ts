import type { DigestSeries, FeedState } from "@langnghe/domain";
import type { Mail } from "@langnghe/mail";
import type { CaseStore, DigestStore, DocumentStore } from "@langnghe/store";

/** What the digest is written from and sent with. */
export interface DigestDeps {
  readonly documents: Pick<DocumentStore, "search" | "count" | "facet" | "getMany">;
  readonly cases: Pick<CaseStore, "list">;
  readonly digests: Pick<DigestStore, "get" | "put" | "list">;
  readonly feedStates: () => Promise<readonly FeedState[]>;
  readonly series: readonly DigestSeries[];
  readonly sentences: (text: string, language: string) => readonly string[];
  readonly labels: DigestLabels;
  readonly send: (mail: Mail) => Promise<void>;
  readonly from: string;
  /** Address of the console, for links: `http://127.0.0.1:8080`. */
  readonly consoleUrl: string;
  readonly clock: () => number;
}

/** Words for ids, in a series' language. */
export interface DigestLabels {
  readonly topic: (id: string, language: "vi" | "en") => string;
  readonly place: (id: string, language: "vi" | "en") => string;
  readonly outlet: (id: string) => string;
  readonly feed: (id: string) => string;
}

/** The span a digest covers, RFC 3339; from inclusive, to exclusive. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

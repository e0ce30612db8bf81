import type { MessageBus } from "@langnghe/bus";
import type { Clock, Digest, Feed, PollReport, StoredDocument } from "@langnghe/domain";
import type { Log, PartHealth } from "@langnghe/runtime";
import type { Store } from "@langnghe/store";
import type { DigestsView } from "../contract/digest.ts";
import type { CatalogueView } from "../contract/search.ts";

/** A page as it stood when it was archived for a case. */
export interface ArchivedPage {
  readonly title: string;
  readonly text: string;
  /** Hex SHA-256 of the text. */
  readonly sha256: string;
  readonly at: string;
}

/** A sentence of a text and where it stands, in UTF-16 units. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the console listens and how long a session lasts without use. */
export interface ConsoleSettings {
  readonly host: string;
  /** 0 lets the system choose, for tests. */
  readonly port: number;
  readonly sessionHours: number;
}

/** Everything the console needs, composed outside: it never reads configuration or connects by itself. */
export interface ConsoleDeps {
  readonly store: Store;
  readonly bus: Pick<MessageBus, "publish">;
  readonly settings: ConsoleSettings;
  readonly catalogue: CatalogueView;
  readonly feeds: readonly Feed[];
  readonly series: DigestsView["series"];
  readonly clock: Clock;
  readonly log: Log;
  /** Prometheus' text for /metrics. */
  readonly metrics: () => Promise<string>;
  /** Parts of the process, for /healthz and /readyz. */
  readonly health: () => readonly PartHealth[];
  /** Fetches safely and extracts; rejects with FETCH_FAILED, FETCH_REFUSED or PARSE_FAILED. */
  readonly archive: (url: string) => Promise<ArchivedPage>;
  /** Polls a feed now; null where another process collects. */
  readonly pollFeed: ((feedId: string) => Promise<PollReport>) | null;
  /** The mail of a digest as it would be sent; `documents` are those it names and the store still has. */
  readonly renderDigest: (digest: Digest, documents: readonly StoredDocument[]) => { readonly html: string };
  /** Sentences of a text, in order. */
  readonly sentences: (text: string, language: string) => readonly SentenceSpan[];
  /** Takes numbers, addresses and the like out of what the public writes to us, before it is stored (RIGHTS 9). */
  readonly redact: (text: string) => string;
  /** Folder of the built interface; without it `web/dist` beside this folder. */
  readonly webRoot?: string;
}

/**
 * Small versioned records with compare-and-set, by collection: cases, accounts, sessions, digests, feed states, settings.
 * Typed stores (`caseStore`, `accountStore`, …) stand on it, so that a store driver implements it once.
 */
export interface RecordStore {
  get(collection: Collection, id: string): Promise<VersionedRecord | null>;

  /**
   * Writes when the stored version is `expected` (0: only if there is none). Durable when it resolves. Resolves with the
   * new version, or with null when somebody else was first: nothing is written then.
   */
  put(collection: Collection, record: NewRecord, expected: number): Promise<number | null>;

  /** Writes whatever the version. For state that one process owns (feed states). */
  putAll(collection: Collection, records: readonly NewRecord[]): Promise<void>;

  /**
   * Removes a record; removing what is not there is fine. With `expected` only that version is removed; false when
   * somebody changed it meanwhile.
   */
  remove(collection: Collection, id: string, expected?: number): Promise<boolean>;

  list(collection: Collection, request: ListRequest): Promise<ListResult>;

  /** Number of records by value of `state` key. */
  countBy(collection: Collection, key: string): Promise<Readonly<Record<string, number>>>;
}

/** Collections and the keys by which their records can be found and sorted; drivers index exactly these. */
export const COLLECTIONS = {
  cases: ["state", "score", "lastSeenAt", "assignee", "updatedAt", "document"],
  accounts: ["name"],
  sessions: ["account", "expiresAt"],
  digests: ["series", "day", "state"],
  feeds: ["nextPollAt"],
  polls: ["feed", "at"],
  settings: [],
} as const satisfies Record<string, readonly string[]>;
export type Collection = keyof typeof COLLECTIONS;

/** Keys of which a record has any number of values: it is found by each of them, and not sorted or counted by them. */
export const LIST_KEYS: Readonly<Partial<Record<Collection, readonly string[]>>> = { cases: ["topics"] };

export interface NewRecord {
  readonly id: string;
  /** JSON value. */
  readonly body: unknown;
  /** Values of the collection's keys, as far as the record has them; a list for one of {@link LIST_KEYS}. */
  readonly keys: Readonly<Record<string, string | number | null | readonly string[]>>;
}

export interface VersionedRecord {
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

export interface ListRequest {
  /** Records whose key has one of the values, or one of whose values is among them; all conditions must hold. */
  readonly where?: Readonly<Record<string, readonly (string | number | null)[]>>;
  /** Key to sort by (ties by id); without it by id. */
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly limit: number;
  readonly offset?: number;
}

export interface ListResult {
  readonly records: readonly VersionedRecord[];
  readonly total: number;
}

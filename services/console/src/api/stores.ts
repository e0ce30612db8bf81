import { type Account, type Case, type Digest, LangngheError } from "@langnghe/domain";
import {
  type AccountStore,
  accountStore,
  type CaseStore,
  caseStore,
  type DigestStore,
  digestStore,
  type FeedStore,
  feedStore,
  type RecordStore,
  type Versioned,
} from "@langnghe/store";

/** A collection that answers with errors where the store answers with null: for requests, either is a refusal. */
interface Strict<T> {
  get(id: string): Promise<Versioned<T> | null>;
  /** As `get`, but rejects with NOT_FOUND. */
  require(id: string): Promise<Versioned<T>>;
  /** New version. Rejects with CONFLICT when `expected` is not the stored version (0: none yet). */
  put(value: T, expected: number): Promise<number>;
}

/** The records that people's work is kept in. */
export interface ConsoleStores {
  readonly accounts: Omit<AccountStore, "put"> & Strict<Account>;
  readonly cases: Omit<CaseStore, "put"> & Strict<Case>;
  readonly digests: Omit<DigestStore, "put"> & Strict<Digest>;
  readonly feeds: FeedStore;
}

export function consoleStores(records: RecordStore): ConsoleStores {
  const accounts = accountStore(records);
  const cases = caseStore(records);
  const digests = digestStore(records);
  return {
    accounts: { ...accounts, ...strict<Account>(accounts, "account") },
    cases: { ...cases, ...strict<Case>(cases, "case") },
    digests: { ...digests, ...strict<Digest>(digests, "digest") },
    feeds: feedStore(records),
  };
}

interface Lenient<T> {
  get(id: string): Promise<Versioned<T> | null>;
  put(value: T, expectedVersion: number): Promise<number | null>;
}

function strict<T extends { readonly id: string }>(store: Lenient<T>, what: string): Strict<T> {
  return {
    get: store.get,
    async require(id) {
      const found = await store.get(id);
      if (found === null) throw new LangngheError("NOT_FOUND", `there is no ${what} ${id}`, { facts: { id } });
      return found;
    },
    async put(value, expected) {
      const version = await store.put(value, expected);
      if (version === null) throw new LangngheError("CONFLICT", `${what} ${value.id} was changed by somebody else`);
      return version;
    },
  };
}

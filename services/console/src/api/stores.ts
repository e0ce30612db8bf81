import {
  type Account,
  accountSchema,
  type Case,
  caseSchema,
  type Digest,
  digestSchema,
  type FeedState,
  feedStateSchema,
  LangngheError,
  type PollReport,
  pollReportSchema,
  type Session,
  sessionSchema,
} from "@langnghe/domain";
import type { Collection, ListRequest, RecordStore, VersionedRecord } from "@langnghe/store";
import type { z } from "zod";

/** A record as read, with the version that a write must name. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

/** One collection of records with a shape. */
export interface TypedStore<T extends { readonly id: string }> {
  get(id: string): Promise<Versioned<T> | null>;
  /** As {@link get}, but rejects with NOT_FOUND. */
  require(id: string): Promise<Versioned<T>>;
  /** New version. Rejects with CONFLICT when `expected` is not the stored version (0: none yet). */
  put(value: T, expected: number): Promise<number>;
  remove(id: string): Promise<void>;
  list(request: ListRequest): Promise<{ readonly items: Versioned<T>[]; readonly total: number }>;
}

interface Shape<T> {
  readonly collection: Collection;
  readonly schema: z.ZodType<T>;
  readonly keys: (value: T) => Readonly<Record<string, string | number | null>>;
}

function typedStore<T extends { readonly id: string }>(records: RecordStore, shape: Shape<T>): TypedStore<T> {
  const { collection, schema, keys } = shape;
  const read = (record: VersionedRecord): Versioned<T> => ({ value: schema.parse(record.body), version: record.version });

  async function get(id: string): Promise<Versioned<T> | null> {
    const record = await records.get(collection, id);
    return record === null ? null : read(record);
  }

  return {
    get,
    async require(id) {
      const found = await get(id);
      if (found === null) throw new LangngheError("NOT_FOUND", `no ${collection} record ${id}`, { facts: { id } });
      return found;
    },
    async put(value, expected) {
      const version = await records.put(collection, { id: value.id, body: value, keys: keys(value) }, expected);
      if (version === null) throw new LangngheError("CONFLICT", `${collection} ${value.id} was changed by somebody else`);
      return version;
    },
    remove: (id) => records.remove(collection, id),
    async list(request) {
      const { records: found, total } = await records.list(collection, request);
      return { items: found.map(read), total };
    },
  };
}

/** The records that people's work is kept in. */
export interface ConsoleStores {
  readonly accounts: TypedStore<Account>;
  readonly sessions: TypedStore<Session>;
  readonly cases: TypedStore<Case>;
  readonly digests: TypedStore<Digest>;
}

export function consoleStores(records: RecordStore): ConsoleStores {
  return {
    accounts: accountStore(records),
    sessions: typedStore(records, {
      collection: "sessions",
      schema: sessionSchema,
      keys: (session) => ({ account: session.account, expiresAt: session.expiresAt }),
    }),
    cases: typedStore(records, {
      collection: "cases",
      schema: caseSchema,
      keys: (subject) => ({
        state: subject.state,
        score: subject.score,
        lastSeenAt: subject.lastSeenAt,
        assignee: subject.assignee,
        updatedAt: subject.updatedAt,
      }),
    }),
    digests: typedStore(records, {
      collection: "digests",
      schema: digestSchema,
      keys: (digest) => ({ series: digest.series, day: digest.day, state: digest.state }),
    }),
  };
}

/** Accounts alone, for the command line. */
export function accountStore(records: RecordStore): TypedStore<Account> {
  return typedStore(records, {
    collection: "accounts",
    schema: accountSchema,
    keys: (account) => ({ name: account.name }),
  });
}

/** What the collector remembers of a feed, or null before its first poll. */
export async function feedState(records: RecordStore, feed: string): Promise<FeedState | null> {
  const record = await records.get("feeds", feed);
  return record === null ? null : feedStateSchema.parse(record.body);
}

/** Reports of a feed's polls, newest first. */
export async function pollReports(records: RecordStore, feed: string, limit: number): Promise<PollReport[]> {
  const { records: found } = await records.list("polls", { where: { feed: [feed] }, orderBy: "at", descending: true, limit });
  return found.map((record) => pollReportSchema.parse(record.body));
}

import { LangngheError } from "@langnghe/domain";
import type { z } from "zod";
import type { Collection, ListRequest, NewRecord, RecordStore, VersionedRecord } from "./record-store.ts";

/** A record as its type, with the version that a write must name. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

export interface VersionedList<T> {
  readonly items: readonly Versioned<T>[];
  readonly total: number;
}

/** One collection seen through its schema. */
export interface TypedRecords<T> {
  get(id: string): Promise<Versioned<T> | null>;
  /** Compare-and-set: the new version, or null when somebody else was first (0: only if there is none). */
  put(value: T, expectedVersion: number): Promise<number | null>;
  /** Whatever the version. */
  putAll(values: readonly T[]): Promise<void>;
  /** With a version only that one; false when somebody changed it meanwhile. */
  remove(id: string, expectedVersion?: number): Promise<boolean>;
  list(request: ListRequest): Promise<VersionedList<T>>;
}

export interface RecordShape<T> {
  readonly collection: Collection;
  readonly schema: z.ZodType<T>;
  readonly idOf: (value: T) => string;
  readonly keysOf: (value: T) => NewRecord["keys"];
}

export function typedRecords<T>(records: RecordStore, shape: RecordShape<T>): TypedRecords<T> {
  const { collection, schema, idOf, keysOf } = shape;
  const toRecord = (value: T): NewRecord => ({ id: idOf(value), body: value, keys: keysOf(value) });
  function toValue({ id, body, version }: VersionedRecord): Versioned<T> {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { value: parsed.data, version };
    throw new LangngheError("DATA_FOLDER", `record ${id} of ${collection} does not have the form of this version`, {
      cause: parsed.error,
      facts: { collection, id },
    });
  }
  return {
    get: async function get(id) {
      const record = await records.get(collection, id);
      return record === null ? null : toValue(record);
    },
    put: async (value, expectedVersion) => await records.put(collection, toRecord(value), expectedVersion),
    putAll: async (values) => await records.putAll(collection, values.map(toRecord)),
    remove: async (id, expectedVersion) => await records.remove(collection, id, expectedVersion),
    list: async function list(request) {
      const { records: found, total } = await records.list(collection, request);
      return { items: found.map(toValue), total };
    },
  };
}

/** Records read at a time where a whole list is walked. */
const WALK_CHUNK = 200;

/** Every record of a list, read in chunks. */
export async function* walk<T>(
  records: TypedRecords<T>,
  request: Omit<ListRequest, "limit" | "offset">,
): AsyncGenerator<Versioned<T>> {
  for (let offset = 0; ; offset += WALK_CHUNK) {
    const { items } = await records.list({ ...request, limit: WALK_CHUNK, offset });
    yield* items;
    if (items.length < WALK_CHUNK) return;
  }
}

import type { SQLInputValue } from "node:sqlite";
import { LangngheError } from "@langnghe/domain";
import { type Database, integer, type Row, text } from "@langnghe/sqlite";
import {
  COLLECTIONS,
  type Collection,
  LIST_KEYS,
  type ListRequest,
  type NewRecord,
  type RecordStore,
  type VersionedRecord,
} from "../../record-store.ts";
import { keyExpression } from "./schema.ts";

export function sqliteRecords(db: Database): RecordStore {
  return {
    get: async function get(collection, id) {
      const row = db.get("SELECT id, version, body FROM records WHERE collection = ? AND id = ?", collection, id);
      return row === undefined ? null : toRecord(row);
    },
    put: async (collection, record, expected) => db.write(() => putRecord(db, collection, record, expected)),
    putAll: async function putAll(collection, records) {
      const rows = records.map((record) => ({ record, keys: keysOf(collection, record) }));
      db.write(() => {
        for (const { record, keys } of rows) {
          db.run(
            `INSERT INTO records (collection, id, version, keys, body) VALUES (?, ?, 1, ?, ?)
             ON CONFLICT DO UPDATE SET version = version + 1, keys = excluded.keys, body = excluded.body`,
            ...[collection, record.id, JSON.stringify(keys.single), JSON.stringify(record.body)],
          );
          putLists(db, collection, record.id, keys.lists);
        }
      });
    },
    remove: async (collection, id, expected) => db.write(() => removeRecord(db, collection, id, expected)),
    list: async (collection, request) => list(db, collection, request),
    countBy: async function countBy(collection, key) {
      const value = keyOf(collection, key);
      const rows = db.all(
        `SELECT ${value} AS value, count(*) AS count FROM records WHERE collection = '${collection}' AND ${value} IS NOT NULL GROUP BY 1`,
      );
      return Object.fromEntries(rows.map((row) => [String(row.value), integer(row, "count")]));
    },
  };
}

function putRecord(db: Database, collection: Collection, record: NewRecord, expected: number): number | null {
  const { single, lists } = keysOf(collection, record);
  const row = [JSON.stringify(single), JSON.stringify(record.body), collection, record.id];
  const changes =
    expected === 0
      ? db.run(
          "INSERT INTO records (version, keys, body, collection, id) VALUES (1, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          ...row,
        )
      : db.run(
          "UPDATE records SET version = version + 1, keys = ?, body = ? WHERE collection = ? AND id = ? AND version = ?",
          ...row,
          expected,
        );
  if (changes === 0) return null;
  putLists(db, collection, record.id, lists);
  return expected + 1;
}

function removeRecord(db: Database, collection: Collection, id: string, expected: number | undefined): boolean {
  const row = db.get("SELECT version FROM records WHERE collection = ? AND id = ?", collection, id);
  if (row !== undefined && expected !== undefined && integer(row, "version") !== expected) return false;
  db.run("DELETE FROM records WHERE collection = ? AND id = ?", collection, id);
  putLists(db, collection, id, {});
  return true;
}

/** Replaces the values of a record's list keys. */
function putLists(db: Database, collection: Collection, id: string, lists: Readonly<Record<string, readonly string[]>>): void {
  if (LIST_KEYS[collection] === undefined) return;
  db.run("DELETE FROM record_values WHERE collection = ? AND id = ?", collection, id);
  for (const [key, values] of Object.entries(lists)) {
    for (const value of new Set(values)) db.run("INSERT INTO record_values VALUES (?, ?, ?, ?)", collection, key, value, id);
  }
}

function list(db: Database, collection: Collection, request: ListRequest): { records: VersionedRecord[]; total: number } {
  const { where = {}, orderBy, descending = false, limit, offset = 0 } = request;
  const params: SQLInputValue[] = [];
  const conditions = [`collection = '${collection}'`];
  for (const [key, values] of Object.entries(where)) {
    const listed = isListKey(collection, key);
    conditions.push(listed ? listedIn(collection, key, values, params) : anyOf(keyOf(collection, key), values, params));
  }
  const from = `FROM records WHERE ${conditions.join(" AND ")}`;
  const direction = descending ? "DESC" : "ASC";
  const order = orderBy === undefined ? `id ${direction}` : `${keyOf(collection, orderBy)} ${direction}, id`;
  const rows = db.all(`SELECT id, version, body ${from} ORDER BY ${order} LIMIT ? OFFSET ?`, ...params, limit, offset);
  const total = db.get(`SELECT count(*) AS count ${from}`, ...params);
  return { records: rows.map(toRecord), total: total === undefined ? 0 : integer(total, "count") };
}

function anyOf(expression: string, values: readonly (string | number | null)[], params: SQLInputValue[]): string {
  const present = values.filter((value) => value !== null);
  params.push(...present);
  const among = `${expression} IN (${present.map(() => "?").join(", ")})`;
  return values.includes(null) ? `(${among} OR ${expression} IS NULL)` : among;
}

/** The key is one of {@link LIST_KEYS}, so that it may be written into the SQL. */
function listedIn(
  collection: Collection,
  key: string,
  values: readonly (string | number | null)[],
  params: SQLInputValue[],
): string {
  params.push(...values);
  const among = values.map(() => "?").join(", ");
  return `id IN (SELECT id FROM record_values WHERE collection = '${collection}' AND key = '${key}' AND value IN (${among}))`;
}

/** A key's place in the row. Keys are written into the SQL so that their index is used: only those of COLLECTIONS are let in. */
function keyOf(collection: Collection, key: string): string {
  const known: readonly string[] = COLLECTIONS[collection];
  if (known.includes(key)) return keyExpression(key);
  throw new LangngheError("USAGE", `${collection} cannot be found by "${key}"`, { facts: { collection, key } });
}

function isListKey(collection: Collection, key: string): boolean {
  return LIST_KEYS[collection]?.includes(key) ?? false;
}

interface Keys {
  readonly single: Record<string, string | number | null>;
  readonly lists: Record<string, readonly string[]>;
}

/** A record's keys by where they are kept; USAGE for one that the collection does not have. */
function keysOf(collection: Collection, { keys }: NewRecord): Keys {
  const found: Keys = { single: {}, lists: {} };
  for (const [key, value] of Object.entries(keys)) {
    const listed = isListKey(collection, key);
    if (!listed) keyOf(collection, key);
    if (isList(value) && listed) found.lists[key] = value;
    else if (!isList(value) && !listed) found.single[key] = value;
    else throw new LangngheError("USAGE", `${key} of ${collection} takes ${listed ? "a list" : "one value"}`);
  }
  return found;
}

function isList(value: NewRecord["keys"][string]): value is readonly string[] {
  return Array.isArray(value);
}

function toRecord(row: Row): VersionedRecord {
  const body: unknown = JSON.parse(text(row, "body"));
  return { id: text(row, "id"), version: integer(row, "version"), body };
}

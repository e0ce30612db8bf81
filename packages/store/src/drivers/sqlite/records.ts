import type { SQLInputValue } from "node:sqlite";
import { LangngheError } from "@langnghe/domain";
import { type Database, integer, type Row, text } from "@langnghe/sqlite";
import {
  COLLECTIONS,
  type Collection,
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
    put: async function put(collection, record, expected) {
      const row = [JSON.stringify(keysOf(collection, record)), JSON.stringify(record.body), collection, record.id];
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
      return changes === 0 ? null : expected + 1;
    },
    putAll: async function putAll(collection, records) {
      const rows = records.map((record) => ({ record, keys: JSON.stringify(keysOf(collection, record)) }));
      db.write(() => {
        for (const { record, keys } of rows) {
          db.run(
            `INSERT INTO records (collection, id, version, keys, body) VALUES (?, ?, 1, ?, ?)
             ON CONFLICT DO UPDATE SET version = version + 1, keys = excluded.keys, body = excluded.body`,
            collection,
            record.id,
            keys,
            JSON.stringify(record.body),
          );
        }
      });
    },
    remove: async function remove(collection, id) {
      db.run("DELETE FROM records WHERE collection = ? AND id = ?", collection, id);
    },
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

function list(db: Database, collection: Collection, request: ListRequest): { records: VersionedRecord[]; total: number } {
  const { where = {}, orderBy, descending = false, limit, offset = 0 } = request;
  const params: SQLInputValue[] = [];
  const conditions = [`collection = '${collection}'`];
  for (const [key, values] of Object.entries(where)) conditions.push(anyOf(keyOf(collection, key), values, params));
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

/** A key's place in the row. Keys are written into the SQL so that their index is used: only those of COLLECTIONS are let in. */
function keyOf(collection: Collection, key: string): string {
  const known: readonly string[] = COLLECTIONS[collection];
  if (known.includes(key)) return keyExpression(key);
  throw new LangngheError("USAGE", `${collection} cannot be found by "${key}"`, { facts: { collection, key } });
}

function keysOf(collection: Collection, { keys }: NewRecord): NewRecord["keys"] {
  for (const key of Object.keys(keys)) keyOf(collection, key);
  return keys;
}

function toRecord(row: Row): VersionedRecord {
  const body: unknown = JSON.parse(text(row, "body"));
  return { id: text(row, "id"), version: integer(row, "version"), body };
}

import type { Clock, OutgoingMessage, StoredMessage } from "@langnghe/domain";
import { bytes, type Database, integer, openDatabase, type Row, text } from "@langnghe/sqlite";
import { z } from "zod";

/**
 * `position` is the stream's number times 2^44 plus the offset: each stream lies together in the table, in order, without
 * a second index. 2^44 offsets last 557,000 years at one a millisecond; 512 streams keep the sum below 2^53.
 */
const OFFSETS_PER_STREAM = 2 ** 44;

const MIGRATIONS = [
  `CREATE TABLE bus_streams (
     number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, next_offset INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
   CREATE TABLE bus_messages (
     position INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, headers TEXT NOT NULL,
     value BLOB NOT NULL) STRICT;
   CREATE INDEX bus_messages_key ON bus_messages (key, position);
   CREATE TABLE bus_groups (
     stream INTEGER NOT NULL, name TEXT NOT NULL, next_offset INTEGER NOT NULL, PRIMARY KEY (stream, name)) STRICT, WITHOUT ROWID;`,
] as const;

const headersSchema = z.record(z.string(), z.string());

/** Bytes read into memory for one batch; one message may be larger. Keeps a batch of whole pages from filling the memory. */
const MAX_READ_BYTES = 16 * 1_024 * 1_024;

export interface GroupPosition {
  readonly stream: string;
  readonly group: string;
  /** Lowest offset that has not settled. */
  readonly next: number;
}

/** The tables of the embedded log. Synchronous; offsets count from 0 in each stream and are never used twice. */
export interface SqliteLog {
  append(stream: string, messages: readonly OutgoingMessage[], positions: readonly GroupPosition[]): void;
  /** Messages from an offset on: at most `limit`, and fewer when they are large. */
  read(stream: string, from: number, limit: number): StoredMessage[];
  readKey(stream: string, key: string): StoredMessage[];
  /** Oldest offset kept (the next one when none is), and the offset the next message gets. */
  bounds(stream: string): { readonly first: number; readonly next: number };
  /** The oldest offset taken at or after an instant. */
  offsetAt(stream: string, at: number): number;
  /** When the message at an offset was taken, or null. */
  takenAt(stream: string, offset: number): number | null;
  /** Registers the group at the oldest message when it is new; the offset it continues from. */
  join(stream: string, group: string): number;
  position(stream: string, group: string): number | null;
  commit(positions: readonly GroupPosition[]): void;
  /** Removes messages below an offset. */
  removeBelow(stream: string, offset: number): number;
  /** Lowest position of the stream's groups, or null without any. */
  slowestGroup(stream: string): number | null;
  otherWrites(): number;
  close(): void;
}

export function openSqliteLog(file: string, clock: Clock): SqliteLog {
  const db = openDatabase({ file, part: "bus", migrations: MIGRATIONS, unavailable: "BUS_UNAVAILABLE" });
  const base = streamBases(db);
  const bounds: SqliteLog["bounds"] = (stream) => boundsOf(db, stream, base(stream));
  const takenAt: SqliteLog["takenAt"] = function takenAt(stream, offset) {
    const row = db.get("SELECT at FROM bus_messages WHERE position = ?", base(stream) + offset);
    return row === undefined ? null : integer(row, "at");
  };
  return {
    append: (stream, messages, positions) =>
      db.write(() => {
        append(db, clock(), stream, messages);
        commit(db, positions);
      }),
    read: (stream, from, limit) => readBatch(db, stream, base(stream) + from, limit),
    readKey: (stream, key) =>
      db
        .all(
          "SELECT * FROM bus_messages WHERE key = ? AND position BETWEEN ? AND ? ORDER BY position",
          key,
          ...spanOf(base(stream)),
        )
        .map((row) => toMessage(stream, row)),
    bounds,
    offsetAt: (stream, at) => searchOffset(bounds(stream), (offset) => (takenAt(stream, offset) ?? 0) >= at),
    takenAt,
    join: (stream, group) => db.write(() => join(db, stream, group)),
    position: (stream, group) => positionOf(db, stream, group),
    commit: (positions) => db.write(() => commit(db, positions)),
    removeBelow: (stream, offset) =>
      db.write(() => {
        const start = base(stream);
        return db.run("DELETE FROM bus_messages WHERE position >= ? AND position < ?", start, start + offset);
      }),
    slowestGroup: (stream) => slowestGroup(db, stream),
    otherWrites: db.otherWrites,
    close: db.close,
  };
}

function spanOf(base: number): [number, number] {
  return [base, base + OFFSETS_PER_STREAM - 1];
}

/** A stream's first position; streams are never removed, so that a number once known stays right. */
function streamBases(db: Database): (stream: string) => number {
  const known = new Map<string, number>();
  return function base(stream) {
    const cached = known.get(stream);
    if (cached !== undefined) return cached;
    const row = db.get("SELECT number FROM bus_streams WHERE name = ?", stream);
    // An unknown stream has no messages; stream numbers start at 1, so that this span is always empty.
    if (row === undefined) return 0;
    const found = integer(row, "number") * OFFSETS_PER_STREAM;
    known.set(stream, found);
    return found;
  };
}

/** The stream's row, made when it is new. Inside a write transaction. */
function ensureStream(db: Database, stream: string): Row {
  db.run("INSERT INTO bus_streams (name, next_offset, last_at) VALUES (?, 0, 0) ON CONFLICT DO NOTHING", stream);
  return db.get("SELECT number, next_offset, last_at FROM bus_streams WHERE name = ?", stream) ?? {};
}

function append(db: Database, now: number, stream: string, messages: readonly OutgoingMessage[]): void {
  const row = ensureStream(db, stream);
  const base = integer(row, "number") * OFFSETS_PER_STREAM;
  const next = integer(row, "next_offset");
  // A clock set back does not break the order of times that `offsetAt` searches by.
  const at = Math.max(now, integer(row, "last_at"));
  for (const [index, { key, id, headers, value }] of messages.entries()) {
    db.run(
      "INSERT INTO bus_messages (position, at, key, id, headers, value) VALUES (?, ?, ?, ?, ?, ?)",
      base + next + index,
      at,
      key,
      id,
      JSON.stringify(headers),
      value,
    );
  }
  db.run("UPDATE bus_streams SET next_offset = ?, last_at = ? WHERE name = ?", next + messages.length, at, stream);
}

function readBatch(db: Database, stream: string, from: number, limit: number): StoredMessage[] {
  const end = Math.floor(from / OFFSETS_PER_STREAM + 1) * OFFSETS_PER_STREAM;
  const messages: StoredMessage[] = [];
  let size = 0;
  const rows = db.iterate(
    "SELECT * FROM bus_messages WHERE position >= ? AND position < ? ORDER BY position LIMIT ?",
    from,
    end,
    limit,
  );
  for (const row of rows) {
    const message = toMessage(stream, row);
    size += message.value.byteLength;
    if (messages.length > 0 && size > MAX_READ_BYTES) break;
    messages.push(message);
  }
  return messages;
}

function toMessage(stream: string, row: Row): StoredMessage {
  return {
    stream,
    partition: 0,
    offset: integer(row, "position") % OFFSETS_PER_STREAM,
    at: integer(row, "at"),
    key: text(row, "key"),
    id: text(row, "id"),
    headers: headersSchema.parse(JSON.parse(text(row, "headers"))),
    value: bytes(row, "value"),
  };
}

function boundsOf(db: Database, stream: string, base: number): { first: number; next: number } {
  const row = db.get("SELECT next_offset FROM bus_streams WHERE name = ?", stream);
  if (row === undefined) return { first: 0, next: 0 };
  const next = integer(row, "next_offset");
  const oldest = db.get(
    "SELECT position FROM bus_messages WHERE position BETWEEN ? AND ? ORDER BY position LIMIT 1",
    ...spanOf(base),
  );
  return { first: oldest === undefined ? next : integer(oldest, "position") - base, next };
}

/** Lowest offset for which `reached` holds, by halving: offsets between first and next are all kept, times never fall. */
function searchOffset(bounds: { first: number; next: number }, reached: (offset: number) => boolean): number {
  let low = bounds.first;
  let high = bounds.next;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function join(db: Database, stream: string, group: string): number {
  const number = integer(ensureStream(db, stream), "number");
  const { first } = boundsOf(db, stream, number * OFFSETS_PER_STREAM);
  db.run("INSERT INTO bus_groups (stream, name, next_offset) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", number, group, first);
  return Math.max(first, positionOf(db, stream, group) ?? first);
}

function positionOf(db: Database, stream: string, group: string): number | null {
  const row = db.get(
    "SELECT g.next_offset FROM bus_groups g JOIN bus_streams s ON s.number = g.stream WHERE s.name = ? AND g.name = ?",
    stream,
    group,
  );
  return row === undefined ? null : integer(row, "next_offset");
}

function commit(db: Database, positions: readonly GroupPosition[]): void {
  for (const { stream, group, next } of positions) {
    db.run(
      `UPDATE bus_groups SET next_offset = max(next_offset, ?)
       WHERE name = ? AND stream = (SELECT number FROM bus_streams WHERE name = ?)`,
      next,
      group,
      stream,
    );
  }
}

function slowestGroup(db: Database, stream: string): number | null {
  const row = db.get(
    "SELECT min(g.next_offset) AS slowest FROM bus_groups g JOIN bus_streams s ON s.number = g.stream WHERE s.name = ?",
    stream,
  );
  return row === undefined || row.slowest === null ? null : integer(row, "slowest");
}

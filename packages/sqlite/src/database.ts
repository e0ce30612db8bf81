import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Unavailable } from "./errors.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** One connection to the embedded installation's file. All calls are synchronous; a transaction never spans an await. */
export interface Database {
  /** Runs a statement; resolves to the number of rows it changed. */
  run(sql: string, ...params: readonly SQLInputValue[]): number;
  get(sql: string, ...params: readonly SQLInputValue[]): Row | undefined;
  all(sql: string, ...params: readonly SQLInputValue[]): Row[];
  iterate(sql: string, ...params: readonly SQLInputValue[]): Generator<Row, void, undefined>;
  /** One write transaction; takes the write lock at once, so that it never fails half-way for another writer. */
  write<T>(work: () => T): T;
  /** Changes whenever another connection committed something (`PRAGMA data_version`, a few µs). */
  otherWrites(): number;
  /** A connection of its own that sees the file as it is now, whatever is written until it is closed. */
  snapshot(): Database;
  close(): void;
}

export interface OpenOptions {
  readonly file: string;
  /** The tables this connection owns: `bus` or `store`. They share the file and are versioned apart. */
  readonly part: string;
  /** SQL that leads from each version to the next, first to last. Never edited once released, only added to. */
  readonly migrations: readonly string[];
  readonly unavailable: Unavailable;
  /** Read integers as bigint, for 64-bit keys. */
  readonly bigints?: boolean;
}

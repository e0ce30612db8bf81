import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { LangngheError } from "@langnghe/domain";
import type { Database, OpenOptions } from "./database.ts";
import { translateSqliteError } from "./errors.ts";
import { migrate } from "./migrations.ts";

/** How long a statement waits for another process's write lock before it counts as unavailable. */
const BUSY_TIMEOUT_MS = 5_000;
/** Statements kept prepared a connection. Filters make many texts; the least recently used one goes. */
const MAX_PREPARED = 256;
/** Page cache a connection, KiB: holds the upper levels of every index of a million documents. */
const CACHE_KIB = 16_384;

/** Opens (and creates) the file, brings the part's tables to the newest version. DATA_FOLDER when it cannot. */
export function openDatabase(options: OpenOptions): Database {
  const { file } = options;
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    throw new LangngheError("DATA_FOLDER", `the folder of ${file} cannot be created`, { cause, facts: { file } });
  }
  const database = connect(options, false);
  try {
    migrate(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function connect(options: OpenOptions, readOnly: boolean): Database {
  const { file, unavailable } = options;
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw translateSqliteError(cause, file, unavailable);
    }
  };
  const connection = guard(() => open(file, readOnly));
  const prepared = preparedStatements(connection, options.bigints ?? false);
  return {
    run: (sql, ...params) => guard(() => Number(prepared(sql).run(...params).changes)),
    get: (sql, ...params) => guard(() => prepared(sql).get(...params)),
    all: (sql, ...params) => guard(() => prepared(sql).all(...params)),
    iterate: function* iterate(sql, ...params) {
      const rows = guard(() => prepared(sql).iterate(...params));
      for (let next = guard(() => rows.next()); !next.done; next = guard(() => rows.next())) yield next.value;
    },
    write: (work) => guard(() => writeTransaction(connection, work)),
    otherWrites: () => Number(guard(() => prepared("PRAGMA data_version").get())?.data_version ?? 0),
    snapshot: function snapshot() {
      const reader = connect(options, true);
      reader.run("BEGIN");
      // SQLite takes the snapshot at the first read, not at BEGIN.
      reader.get("SELECT count(*) FROM sqlite_schema");
      return reader;
    },
    close: () => connection.close(),
  };
}

function open(file: string, readOnly: boolean): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    if (!readOnly) connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    connection.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function preparedStatements(connection: DatabaseSync, bigints: boolean): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return function prepared(sql) {
    const known = statements.get(sql);
    const statement = known ?? connection.prepare(sql);
    if (known === undefined) statement.setReadBigInts(bigints);
    else statements.delete(sql);
    statements.set(sql, statement);
    if (statements.size > MAX_PREPARED) statements.delete(statements.keys().next().value ?? "");
    return statement;
  };
}

function writeTransaction<T>(connection: DatabaseSync, work: () => T): T {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    connection.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite itself rolls back after some errors (a full disk); a second ROLLBACK would hide the first error.
    if (connection.isTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

import { type ErrorCode, LangngheError } from "@langnghe/domain";
import { z } from "zod";

/** What a caller's passing faults are called: the bus and the store share the file but not the code. */
export type Unavailable = Extract<ErrorCode, "BUS_UNAVAILABLE" | "STORE_UNAVAILABLE">;

/** What `node:sqlite` puts on its errors: SQLite's extended result code and its words for it. */
const sqliteErrorSchema = z.object({ errcode: z.number(), errstr: z.string() });

/** Primary result codes are the low byte of the extended ones (sqlite.org/rescode.html). */
const PRIMARY_CODE = 0xff;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/**
 * The product's error for one of SQLite. No room → DISK_FULL; another process holds the lock or the disk stutters → the
 * caller's retryable code; not a database, damaged or not writable → DATA_FOLDER; every other one is a fault of the program.
 */
export function translateSqliteError(cause: unknown, file: string, unavailable: Unavailable): LangngheError {
  if (cause instanceof LangngheError) return cause;
  const parsed = sqliteErrorSchema.safeParse(cause);
  if (!parsed.success) return new LangngheError("INTERNAL", `the database call failed: ${String(cause)}`, { cause });
  const { errcode, errstr } = parsed.data;
  const options = { cause, facts: { file, sqlite: errcode } };
  switch (errcode & PRIMARY_CODE) {
    case FULL:
      return new LangngheError("DISK_FULL", `no room left to write ${file}`, options);
    case BUSY:
    case LOCKED:
    case IOERR:
      return new LangngheError(unavailable, `${file} cannot be used right now: ${errstr}`, options);
    case CORRUPT:
    case NOTADB:
      return new LangngheError("DATA_FOLDER", `${file} is damaged or not a database: ${errstr}`, options);
    case READONLY:
    case CANTOPEN:
      return new LangngheError("DATA_FOLDER", `${file} cannot be opened for writing: ${errstr}`, options);
    default:
      return new LangngheError("INTERNAL", `the database refused a statement: ${errstr}`, options);
  }
}

import { openDatabase } from "@langnghe/sqlite";
import type { Store } from "../../store.ts";
import { sqliteAudit } from "./audit.ts";
import { fillAnswerTimes } from "./demands.ts";
import { sqliteDocuments } from "./documents.ts";
import { sqliteRecords } from "./records.ts";
import { MIGRATIONS, recordIndexes } from "./schema.ts";
import { sqliteWork } from "./work.ts";

export interface SqliteStoreOptions {
  /** The installation's file; the embedded bus keeps its tables in the same one. */
  readonly file: string;
}

/** Everything people and machine know, in one SQLite file. Every write is one durable transaction (WAL, FULL). */
export function sqliteStore({ file }: SqliteStoreOptions): Store {
  const db = openDatabase({ file, part: "store", migrations: MIGRATIONS, unavailable: "STORE_UNAVAILABLE", bigints: true });
  for (const index of recordIndexes()) db.run(index);
  fillAnswerTimes(db);
  const documents = sqliteDocuments(db);
  let closed = false;
  return {
    documents,
    records: sqliteRecords(db),
    audit: sqliteAudit(db),
    work: sqliteWork(db),
    ping: async function ping() {
      // Taking the write lock is what fails when another process holds it or the disk is gone.
      db.write(() => undefined);
    },
    close: async function close() {
      if (closed) return;
      closed = true;
      documents.endScans();
      db.close();
    },
  };
}

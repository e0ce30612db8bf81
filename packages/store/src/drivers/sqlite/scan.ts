import type { SearchFilter, StoredDocument } from "@langnghe/domain";
import { type Database, wide } from "@langnghe/sqlite";
import { bodyAt } from "./put.ts";
import { selectionOf, whereClause } from "./selection.ts";

export interface Scans {
  scan(filter: SearchFilter): AsyncGenerator<StoredDocument, void, undefined>;
  /** Closes what unfinished scans hold. */
  end(): void;
}

/** Documents handed out before the event loop gets its turn. */
const TURN_EVERY = 100;

/** Reads all matches by id from a connection of its own, which sees the file as it was when the scan began. */
export function sqliteScans(db: Database, ended: () => void): Scans {
  const open = new Set<Database>();
  function close(snapshot: Database): void {
    if (!open.delete(snapshot)) return;
    snapshot.close();
    ended();
  }
  async function* rowsOf(snapshot: Database, filter: SearchFilter): AsyncGenerator<StoredDocument, void, undefined> {
    const { from, where, params } = selectionOf(filter, "document");
    let count = 0;
    try {
      for (const row of snapshot.iterate(`SELECT d.at ${from} ${whereClause(where)} ORDER BY d.id`, ...params)) {
        yield bodyAt(snapshot, wide(row, "at")).document;
        count += 1;
        if (count % TURN_EVERY === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      close(snapshot);
    }
  }
  return {
    scan: async function* scan(filter) {
      const snapshot = db.snapshot();
      open.add(snapshot);
      yield* rowsOf(snapshot, filter);
    },
    end: function end() {
      for (const snapshot of open) close(snapshot);
    },
  };
}

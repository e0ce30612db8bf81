import { type Database, integer, text, wide } from "@langnghe/sqlite";
import type { EraseSelection } from "../../document-store.ts";
import { instantMs } from "./event-key.ts";
import { bodyAt, removeAt } from "./put.ts";

/** Documents removed in one transaction: keeps the write lock for some 50 ms. */
const ERASE_CHUNK = 500;
/** Pages of the word index merged before the event loop gets its turn, about 5 ms of work. */
const MERGE_PAGES = 200;

interface Found {
  readonly id: string;
  readonly at: bigint;
}

/**
 * Removes documents with their revisions and index entries. FTS5 only marks a document's words as gone; merging the whole
 * index and emptying the write-ahead log takes them out of the file itself.
 */
export async function eraseDocuments(db: Database, selection: EraseSelection): Promise<string[]> {
  const erased: string[] = [];
  const found = "ids" in selection ? findByIds(db, selection.ids) : findOlder(db, selection.channel, selection.before);
  for (let start = 0; start < found.length; start += ERASE_CHUNK) {
    erased.push(...db.write(() => found.slice(start, start + ERASE_CHUNK).flatMap((one) => eraseOne(db, one))));
    await turn();
  }
  if (erased.length > 0) await purge(db);
  return erased;
}

function eraseOne(db: Database, { id, at }: Found): string[] {
  // Between two chunks somebody may have moved or replaced it: the key found now counts.
  const row = db.get("SELECT at FROM documents WHERE id = ?", id);
  if (row === undefined || wide(row, "at") !== at) return [];
  removeAt(db, at, bodyAt(db, at));
  db.run("DELETE FROM document_revisions WHERE id = ?", id);
  return [id];
}

function findByIds(db: Database, ids: readonly string[]): Found[] {
  return [...new Set(ids)].flatMap((id) => {
    const row = db.get("SELECT at FROM documents WHERE id = ?", id);
    return row === undefined ? [] : [{ id, at: wide(row, "at") }];
  });
}

function findOlder(db: Database, channel: string, before: string): Found[] {
  return db
    .all("SELECT id, at FROM documents WHERE channel = ? AND collected_ms < ?", channel, instantMs(before))
    .map((row) => ({ id: text(row, "id"), at: wide(row, "at") }));
}

async function purge(db: Database): Promise<void> {
  // A negative number begins a merge of everything into one segment; positive ones go on with it (FTS5, "merge").
  mergeWords(db, -MERGE_PAGES);
  while (mergeWords(db, MERGE_PAGES)) await turn();
  emptyLog(db);
}

/** Whether there was something to merge: FTS5 tells it by changing at least two rows. */
function mergeWords(db: Database, pages: number): boolean {
  const before = totalChanges(db);
  db.run("INSERT INTO document_words (document_words, rank) VALUES ('merge', ?)", pages);
  return totalChanges(db) - before >= 2;
}

function totalChanges(db: Database): number {
  const row = db.get("SELECT total_changes() AS changes");
  return row === undefined ? 0 : integer(row, "changes");
}

/** Empties the write-ahead log. A reader that still looks at an older state prevents it; the end of its scan tries again. */
export function emptyLog(db: Database): void {
  db.get("PRAGMA wal_checkpoint(TRUNCATE)");
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

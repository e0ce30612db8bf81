import type { DocumentRevision, StoredDocument } from "@langnghe/domain";
import { bytes, type Database, text, wide } from "@langnghe/sqlite";
import type { DocumentStore } from "../../document-store.ts";
import { unpackRevision } from "./body.ts";
import { codeReader } from "./codes.ts";
import { countMatches, facetOf, volumeOf, volumesBy } from "./counts.ts";
import { demandsOf } from "./demands.ts";
import { emptyLog, eraseDocuments } from "./erase.ts";
import { findNearDuplicates } from "./near-duplicates.ts";
import { bodyAt, putDocument } from "./put.ts";
import { sqliteScans } from "./scan.ts";
import { sqliteSearch } from "./search.ts";

/** The documents of an embedded installation. `endScans` closes what unfinished scans hold. */
export function sqliteDocuments(db: Database): DocumentStore & { endScans(): void } {
  const search = sqliteSearch(db);
  const readCode = codeReader(db);
  let erasedDuringScan = false;
  const scans = sqliteScans(db, () => {
    if (erasedDuringScan) emptyLog(db);
    erasedDuringScan = false;
  });
  return {
    put: async (documents) => db.write(() => documents.map((document) => putDocument(db, document))),
    get: async (id) => getDocument(db, id),
    getMany: async (ids) => ids.map((id) => getDocument(db, id)).filter((document) => document !== null),
    revisions: async (id) => revisionsOf(db, id),
    search: async (request) => search(request),
    count: async (filter) => countMatches(db, filter),
    volume: async (filter, interval) => volumeOf(db, filter, interval),
    volumesBy: async (filter, interval, field) => volumesBy(db, readCode, { filter, interval, field }),
    facet: async (filter, field, limit) => facetOf(db, readCode, { filter, field, limit }),
    demands: async (filter) => demandsOf(db, readCode, filter),
    scan: scans.scan,
    nearDuplicates: async (bands, limit) => findNearDuplicates(db, bands, limit),
    erase: async function erase(selection) {
      erasedDuringScan = true;
      return await eraseDocuments(db, selection);
    },
    endScans: scans.end,
  };
}

function getDocument(db: Database, id: string): StoredDocument | null {
  const row = db.get("SELECT at FROM documents WHERE id = ?", id);
  return row === undefined ? null : bodyAt(db, wide(row, "at")).document;
}

function revisionsOf(db: Database, id: string): DocumentRevision[] {
  return db
    .all("SELECT revision, fetched_at, body FROM document_revisions WHERE id = ? ORDER BY number DESC", id)
    .map((row) => ({
      revision: text(row, "revision"),
      fetchedAt: text(row, "fetched_at"),
      ...unpackRevision(bytes(row, "body")),
    }));
}

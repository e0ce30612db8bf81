import { hashOf, LangngheError, type StoredDocument } from "@langnghe/domain";
import { type Database, integer, text, wide } from "@langnghe/sqlite";
import type { DocumentToStore, PutResult } from "../../document-store.ts";
import { packBody, packRevision, type StoredBody } from "./body.ts";
import { readBody } from "./body-reader.ts";
import { codesFor } from "./codes.ts";
import { answeredMsOf } from "./demands.ts";
import { instantMs, keyOfTime, lastKeyOf } from "./event-key.ts";
import { packSignature } from "./signature.ts";
import { indexedWords } from "./word-forms.ts";

/** What the index knows of a document before a put. */
interface Known {
  readonly at: bigint;
  readonly revision: string;
  readonly revisionNumber: number;
  readonly fetchedMs: number;
  readonly collectedMs: number;
  readonly analysis: string;
  readonly story: string;
}

/** Writes one document inside the caller's transaction. */
export function putDocument(db: Database, entry: DocumentToStore): PutResult {
  const { document } = entry;
  const analysis = analysisOf(entry);
  const known = findKnown(db, document.id);
  if (known === null) {
    write(db, entry, { at: freeKey(db, document.publishedAt), analysis, story: entry.story, revisionNumber: 1 });
    return "created";
  }
  const fetchedMs = instantMs(document.fetchedAt);
  if (known.revision !== document.revision) {
    if (fetchedMs < known.fetchedMs || (fetchedMs === known.fetchedMs && wasSuperseded(db, document))) return "stale";
    replace(db, entry, { known, analysis, keepRevision: true });
    return "changed";
  }
  // Seen again later: an older revision that arrives after this one is stale, although nothing else changes.
  if (fetchedMs > known.fetchedMs) db.run("UPDATE documents SET fetched_ms = ? WHERE at = ?", fetchedMs, known.at);
  if (known.analysis === analysis) return "unchanged";
  replace(db, entry, { known: { ...known, fetchedMs: Math.max(fetchedMs, known.fetchedMs) }, analysis, keepRevision: false });
  return "reanalysed";
}

/** Whether the revision is an earlier one of its document: of two fetched in one millisecond, the one put last stands. */
function wasSuperseded(db: Database, { id, revision }: DocumentToStore["document"]): boolean {
  return db.get("SELECT 1 AS found FROM document_revisions WHERE id = ? AND revision = ?", id, revision) !== undefined;
}

/** Everything of a document but when it was fetched: equal for two puts exactly when the second changes nothing. */
function analysisOf({ document, bands }: DocumentToStore): string {
  return hashOf(JSON.stringify({ ...document, fetchedAt: "" }), ...bands);
}

function findKnown(db: Database, id: string): Known | null {
  const row = db.get(
    "SELECT at, revision, revision_number, fetched_ms, collected_ms, analysis, story FROM documents WHERE id = ?",
    id,
  );
  if (row === undefined) return null;
  return {
    at: wide(row, "at"),
    revision: text(row, "revision"),
    revisionNumber: integer(row, "revision_number"),
    fetchedMs: integer(row, "fetched_ms"),
    collectedMs: integer(row, "collected_ms"),
    analysis: text(row, "analysis"),
    story: text(row, "story"),
  };
}

function replace(
  db: Database,
  entry: DocumentToStore,
  change: { readonly known: Known; readonly analysis: string; readonly keepRevision: boolean },
): void {
  const { known, analysis, keepRevision } = change;
  const before = bodyAt(db, known.at);
  if (keepRevision) keepAsRevision(db, before.document);
  removeAt(db, known.at, before);
  const sameTime = keyOfTime(before.document.publishedAt) === keyOfTime(entry.document.publishedAt);
  write(db, entry, {
    at: sameTime ? known.at : freeKey(db, entry.document.publishedAt),
    analysis,
    story: known.story,
    revisionNumber: keepRevision ? known.revisionNumber + 1 : known.revisionNumber,
    fetchedMs: known.fetchedMs,
    collectedMs: known.collectedMs,
  });
}

/** The next free key of an instant. */
function freeKey(db: Database, publishedAt: string): bigint {
  const first = keyOfTime(publishedAt);
  const last = lastKeyOf(first);
  const row = db.get("SELECT at FROM documents WHERE at BETWEEN ? AND ? ORDER BY at DESC LIMIT 1", first, last);
  const key = row === undefined ? first : wide(row, "at") + 1n;
  if (key > last) throw new LangngheError("INTERNAL", `more than a million documents were published at ${publishedAt}`);
  return key;
}

interface Placement {
  readonly at: bigint;
  readonly analysis: string;
  readonly story: string;
  readonly revisionNumber: number;
  /** Latest fetch known for the revision, when it is later than the entry's own. */
  readonly fetchedMs?: number;
  /** First fetch of the document, where one is known; else the entry's own. */
  readonly collectedMs?: number;
}

function write(db: Database, entry: DocumentToStore, placement: Placement): void {
  const { document, bands, indexedAt } = entry;
  const { at, analysis, story, revisionNumber, fetchedMs = 0, collectedMs } = placement;
  const stored: StoredDocument = { ...document, story, revisionNumber, indexedAt };
  db.run(
    "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    at,
    document.id,
    document.revision,
    revisionNumber,
    Math.max(instantMs(document.fetchedAt), fetchedMs),
    analysis,
    story,
    document.channel,
    document.outlet,
    document.feed,
    document.language,
    document.flag ? 1 : 0,
    document.answeredAt === null ? 0 : 1,
    collectedMs ?? instantMs(document.fetchedAt),
  );
  db.run("INSERT INTO document_bodies VALUES (?, ?)", at, packBody({ document: stored, bands }));
  const { origin, topics, places } = codesFor(db, stored);
  db.run("INSERT INTO document_codes VALUES (?, ?, ?, ?, ?)", at, origin, topics, places, answeredMsOf(document));
  for (const band of bands) db.run("INSERT OR IGNORE INTO document_bands VALUES (?, ?)", band, at);
  if (document.signature.length > 0)
    db.run("INSERT INTO document_signatures VALUES (?, ?)", at, packSignature(document.signature));
  const title = indexedWords(document.title);
  const body = indexedWords(document.text);
  db.run(
    "INSERT INTO document_words (rowid, title_exact, title_folded, text_exact, text_folded) VALUES (?, ?, ?, ?, ?)",
    at,
    title.exact,
    title.folded,
    body.exact,
    body.folded,
  );
}

function keepAsRevision(db: Database, document: StoredDocument): void {
  db.run(
    "INSERT OR REPLACE INTO document_revisions VALUES (?, ?, ?, ?, ?)",
    document.id,
    document.revisionNumber,
    document.revision,
    document.fetchedAt,
    packRevision({ title: document.title, text: document.text }),
  );
}

/** The body that a document's index entry promises. */
export function bodyAt(db: Database, at: bigint): StoredBody {
  const body = readBody(db, at);
  if (body !== null) return body;
  throw new LangngheError("DATA_FOLDER", "a document has an index entry and no body");
}

/** Takes a document out of every table but its earlier revisions. */
export function removeAt(db: Database, at: bigint, { bands }: StoredBody): void {
  db.run("DELETE FROM documents WHERE at = ?", at);
  db.run("DELETE FROM document_bodies WHERE at = ?", at);
  db.run("DELETE FROM document_codes WHERE at = ?", at);
  for (const band of bands) db.run("DELETE FROM document_bands WHERE band = ? AND at = ?", band, at);
  db.run("DELETE FROM document_signatures WHERE at = ?", at);
  db.run("DELETE FROM document_words WHERE rowid = ?", at);
}

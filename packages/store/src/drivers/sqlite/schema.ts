import { COLLECTIONS } from "../../record-store.ts";

/**
 * `documents.at` is the event time: publication in ms times 2^20 plus a counter, so that newest-first needs no sort and a
 * time span is a range of keys. All other tables of a document hang on `at`.
 */
const DOCUMENTS = `
  CREATE TABLE documents (
    at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision TEXT NOT NULL, revision_number INTEGER NOT NULL,
    fetched_ms INTEGER NOT NULL, analysis TEXT NOT NULL, story TEXT NOT NULL, channel TEXT NOT NULL, outlet TEXT NOT NULL,
    feed TEXT NOT NULL, language TEXT NOT NULL, flag INTEGER NOT NULL, answered INTEGER NOT NULL) STRICT;
  CREATE INDEX documents_story ON documents (story);
  CREATE INDEX documents_channel ON documents (channel);
  CREATE INDEX documents_outlet ON documents (outlet);
  CREATE INDEX documents_feed ON documents (feed);
  CREATE INDEX documents_language ON documents (language);
  CREATE INDEX documents_flag ON documents (flag) WHERE flag = 1;
  CREATE TABLE document_bodies (at INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
  CREATE TABLE document_topics (
    at INTEGER NOT NULL, topic TEXT NOT NULL, PRIMARY KEY (at, topic)) STRICT, WITHOUT ROWID;
  CREATE INDEX document_topics_topic ON document_topics (topic, at);
  CREATE TABLE document_places (
    at INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (at, place)) STRICT, WITHOUT ROWID;
  CREATE INDEX document_places_place ON document_places (place, at);
  CREATE TABLE document_bands (
    band TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (band, at)) STRICT, WITHOUT ROWID;
  CREATE TABLE document_revisions (
    id TEXT NOT NULL, number INTEGER NOT NULL, revision TEXT NOT NULL, fetched_at TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (id, number)) STRICT;
  CREATE VIRTUAL TABLE document_words USING fts5(
    title_exact, title_folded, text_exact, text_folded, content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '.,:/-'");`;

const RECORDS = `
  CREATE TABLE records (
    collection TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, keys TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (collection, id)) STRICT;`;

const AUDIT = `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    facts TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE INDEX audit_subject ON audit (subject, seq);`;

const WORK = `
  CREATE TABLE outcomes (
    run TEXT NOT NULL, service TEXT NOT NULL, message TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
    step TEXT NOT NULL, reason TEXT, at TEXT NOT NULL, at_ms INTEGER NOT NULL, ms REAL NOT NULL,
    PRIMARY KEY (run, service, message)) STRICT;
  CREATE INDEX outcomes_subject ON outcomes (subject, at_ms);
  CREATE INDEX outcomes_counts ON outcomes (service, step, kind, reason, run, at_ms);
  CREATE INDEX outcomes_at ON outcomes (at_ms);
  CREATE TABLE parked (
    id TEXT PRIMARY KEY, service TEXT NOT NULL, message TEXT NOT NULL, reason TEXT NOT NULL, at_ms INTEGER NOT NULL,
    times INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (service, message)) STRICT;
  CREATE INDEX parked_at ON parked (at_ms);
  CREATE TABLE strikes (
    service TEXT NOT NULL, message TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (service, message)) STRICT, WITHOUT ROWID;`;

/** Which feed a document came from, for the balance of each feed; the index covers that count. */
const FEED_OF_OUTCOMES = `
  ALTER TABLE outcomes ADD COLUMN feed TEXT;
  CREATE INDEX outcomes_feeds ON outcomes (run, service, step, kind, reason, feed);
  DROP INDEX outcomes_counts;`;

/** Who still waits for an answer, without reading every message: 60 ms became 1 ms over 15,000 of them. */
const ANSWERS = "CREATE INDEX documents_answered ON documents (answered) WHERE channel = 'feedback';";

/** When a document was first collected: retention counts from then, whatever time an outlet prints on it. */
const COLLECTED = `
  ALTER TABLE documents ADD COLUMN collected_ms INTEGER NOT NULL DEFAULT 0;
  UPDATE documents SET collected_ms = fetched_ms;
  CREATE INDEX documents_collected ON documents (channel, collected_ms);`;

/** Signatures beside the bodies: comparing fifty candidates no longer unpacks fifty texts. */
const SIGNATURES = `
  CREATE TABLE document_signatures (at INTEGER PRIMARY KEY, signature BLOB NOT NULL) STRICT;`;

/** Keys of which a record has many values, one row each: cases by topic without reading every case (190 ms of 3,000). */
const RECORD_VALUES = `
  CREATE TABLE record_values (
    collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (collection, key, value, id)) STRICT, WITHOUT ROWID;
  CREATE INDEX record_values_id ON record_values (collection, id);
  INSERT INTO record_values
    SELECT DISTINCT r.collection, 'topics', t.value, r.id FROM records r, json_each(r.body, '$.topics') t
    WHERE r.collection = 'cases';`;

/** Never edited once released; a later change is one more entry. */
export const MIGRATIONS: readonly string[] = [
  DOCUMENTS + RECORDS + AUDIT + WORK,
  FEED_OF_OUTCOMES,
  ANSWERS,
  COLLECTED,
  SIGNATURES,
  RECORD_VALUES,
];

/** Where a record's key stands in its row. Queries and indexes must say it alike for SQLite to use the index. */
export function keyExpression(key: string): string {
  return `keys ->> '$.${key}'`;
}

/** One index for each key of each collection, made at every open, so that a new key needs no migration. */
export function recordIndexes(): string[] {
  return Object.entries(COLLECTIONS).flatMap(([collection, keys]) =>
    keys.map(
      (key) =>
        `CREATE INDEX IF NOT EXISTS records_${collection}_${key} ON records (${keyExpression(key)}, id)
         WHERE collection = '${collection}'`,
    ),
  );
}

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

/**
 * What documents are narrowed and counted by, as small numbers beside the key (codes.ts): facets of 200,000 matches took
 * 0.5 s by look-ups in `documents` and sorting. Times of answers stand in bodies only until they are filled in at the next
 * open (−1 until then). The columns and tables that this replaces go.
 */
const CODES = `
  CREATE TABLE origin_codes (
    code INTEGER PRIMARY KEY, channel TEXT NOT NULL, outlet TEXT NOT NULL, feed TEXT NOT NULL, language TEXT NOT NULL,
    flag INTEGER NOT NULL, answered INTEGER NOT NULL, UNIQUE (channel, outlet, feed, language, flag, answered)) STRICT;
  CREATE TABLE set_codes (code INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE set_members (
    value TEXT NOT NULL, code INTEGER NOT NULL, PRIMARY KEY (value, code)) STRICT, WITHOUT ROWID;
  CREATE TABLE document_codes (
    at INTEGER PRIMARY KEY, origin INTEGER NOT NULL, topics INTEGER NOT NULL, places INTEGER NOT NULL,
    answered_ms INTEGER) STRICT;
  CREATE INDEX document_codes_unfilled ON document_codes (at) WHERE answered_ms = -1;
  INSERT INTO origin_codes (channel, outlet, feed, language, flag, answered)
    SELECT DISTINCT channel, outlet, feed, language, flag, answered FROM documents;
  CREATE TABLE topics_of_documents AS
    SELECT at, json_group_array(topic) AS members FROM (SELECT at, topic FROM document_topics ORDER BY at, topic) GROUP BY at;
  CREATE TABLE places_of_documents AS
    SELECT at, json_group_array(place) AS members FROM (SELECT at, place FROM document_places ORDER BY at, place) GROUP BY at;
  CREATE UNIQUE INDEX topics_of_documents_at ON topics_of_documents (at);
  CREATE UNIQUE INDEX places_of_documents_at ON places_of_documents (at);
  INSERT INTO set_codes (members)
    SELECT '[]' UNION SELECT members FROM topics_of_documents UNION SELECT members FROM places_of_documents;
  INSERT INTO set_members SELECT m.value, s.code FROM set_codes s, json_each(s.members) m;
  INSERT INTO document_codes
    SELECT d.at, o.code, t.code, p.code, CASE WHEN d.answered = 1 THEN -1 END
    FROM documents d
    JOIN origin_codes o ON (o.channel, o.outlet, o.feed, o.language, o.flag, o.answered)
      = (d.channel, d.outlet, d.feed, d.language, d.flag, d.answered)
    LEFT JOIN topics_of_documents dt ON dt.at = d.at
    JOIN set_codes t ON t.members = coalesce(dt.members, '[]')
    LEFT JOIN places_of_documents dp ON dp.at = d.at
    JOIN set_codes p ON p.members = coalesce(dp.members, '[]');
  DROP TABLE topics_of_documents;
  DROP TABLE places_of_documents;
  DROP TABLE document_topics;
  DROP TABLE document_places;
  DROP INDEX documents_answered;
  DROP INDEX documents_flag;
  DROP INDEX documents_language;
  DROP INDEX documents_channel;
  DROP INDEX documents_outlet;
  DROP INDEX documents_feed;`;

/** Counts of outcomes, kept by triggers as each is written: counting 600,000 for the page of feeds took 110 ms. */
const OUTCOME_COUNTS = `
  CREATE TABLE outcome_counts (
    run TEXT NOT NULL, service TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, feed TEXT,
    count INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX outcome_counts_of ON outcome_counts (
    run, service, step, kind, coalesce(reason, char(0)), coalesce(feed, char(0)));
  INSERT INTO outcome_counts
    SELECT run, service, step, kind, reason, feed, count(*) FROM outcomes GROUP BY run, service, step, kind, reason, feed;
  CREATE TRIGGER outcomes_added AFTER INSERT ON outcomes BEGIN ${countedSql("NEW", 1)} END;
  CREATE TRIGGER outcomes_removed AFTER DELETE ON outcomes BEGIN ${countedSql("OLD", -1)} END;
  CREATE TRIGGER outcomes_replaced AFTER UPDATE ON outcomes BEGIN ${countedSql("OLD", -1)} ${countedSql("NEW", 1)} END;
  DROP INDEX outcomes_feeds;`;

/** On one line: a migration is split where a line ends with a semicolon. */
function countedSql(row: "NEW" | "OLD", by: 1 | -1): string {
  const values = ["run", "service", "step", "kind", "reason", "feed"].map((column) => `${row}.${column}`).join(", ");
  return (
    `INSERT INTO outcome_counts VALUES (${values}, ${by}) ON CONFLICT (run, service, step, kind, ` +
    `coalesce(reason, char(0)), coalesce(feed, char(0))) DO UPDATE SET count = count + (${by});`
  );
}

/** Never edited once released; a later change is one more entry. */
export const MIGRATIONS: readonly string[] = [
  DOCUMENTS + RECORDS + AUDIT + WORK,
  FEED_OF_OUTCOMES,
  ANSWERS,
  COLLECTED,
  SIGNATURES,
  RECORD_VALUES,
  CODES,
  OUTCOME_COUNTS,
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

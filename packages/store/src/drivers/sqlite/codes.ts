import type { Facet, StoredDocument } from "@langnghe/domain";
import { type Database, integer, type Row, text } from "@langnghe/sqlite";
import { z } from "zod";

/**
 * What documents are counted and narrowed by stands as three small numbers beside each key (`document_codes`): where it
 * came from and how it stands (channel, outlet, feed, language, flag, answered), its topics, its places. A province has
 * some hundred origins and some thousand different sets. Codes are only ever added and never change their meaning.
 */
export interface DocumentCodes {
  readonly origin: number;
  readonly topics: number;
  readonly places: number;
}

/** Fields that are told by a code, and the column of `document_codes` that holds it. */
export type CodedField = Exclude<Facet, "story">;
export const CODE_COLUMN: Readonly<Record<CodedField, "origin" | "topics" | "places">> = {
  channel: "origin",
  outlet: "origin",
  feed: "origin",
  language: "origin",
  topic: "topics",
  place: "places",
};

/** Codes of a document, made where there are none yet; inside the caller's transaction. */
export function codesFor(db: Database, document: StoredDocument): DocumentCodes {
  const topics = document.topics.map(({ id }) => id);
  return { origin: originCode(db, document), topics: setCode(db, topics), places: setCode(db, document.places) };
}

function originCode(db: Database, { channel, outlet, feed, language, flag, answeredAt }: StoredDocument): number {
  const row = [channel, outlet, feed, language, flag ? 1 : 0, answeredAt === null ? 0 : 1];
  const find = "SELECT code FROM origin_codes WHERE (channel, outlet, feed, language, flag, answered) = (?, ?, ?, ?, ?, ?)";
  const make =
    "INSERT INTO origin_codes (channel, outlet, feed, language, flag, answered) VALUES (?, ?, ?, ?, ?, ?) RETURNING code";
  return codeIn(db.get(find, ...row) ?? db.get(make, ...row));
}

function setCode(db: Database, values: readonly string[]): number {
  const members = [...new Set(values)].sort();
  const known = db.get("SELECT code FROM set_codes WHERE members = ?", JSON.stringify(members));
  if (known !== undefined) return codeIn(known);
  const code = codeIn(db.get("INSERT INTO set_codes (members) VALUES (?) RETURNING code", JSON.stringify(members)));
  for (const value of members) db.run("INSERT INTO set_members VALUES (?, ?)", value, code);
  return code;
}

function codeIn(row: Row | undefined): number {
  return row === undefined ? 0 : integer(row, "code");
}

const membersSchema = z.array(z.string());

/**
 * Values that a code of a field stands for; remembered for good. Call it outside of write transactions only: a code that is
 * rolled back would be remembered with a meaning that it never got.
 */
export function codeReader(db: Database): (field: CodedField, code: number) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return function valuesOf(field, code) {
    const key = `${field} ${code}`;
    const values = known.get(key) ?? readCode(db, field, code);
    known.set(key, values);
    return values;
  };
}

function readCode(db: Database, field: CodedField, code: number): readonly string[] {
  if (CODE_COLUMN[field] === "origin") {
    const row = db.get(`SELECT ${field} AS value FROM origin_codes WHERE code = ?`, code);
    return row === undefined ? [] : [text(row, "value")];
  }
  const row = db.get("SELECT members FROM set_codes WHERE code = ?", code);
  return row === undefined ? [] : membersSchema.parse(JSON.parse(text(row, "members")));
}

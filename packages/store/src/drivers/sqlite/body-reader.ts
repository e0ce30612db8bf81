import { bytes, type Database } from "@langnghe/sqlite";
import { type StoredBody, unpackBody } from "./body.ts";

/** The body at a key, or null when there is none (any more). */
export function readBody(db: Database, at: bigint): StoredBody | null {
  const row = db.get("SELECT body FROM document_bodies WHERE at = ?", at);
  return row === undefined ? null : unpackBody(bytes(row, "body"));
}

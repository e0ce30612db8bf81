import type { SearchFilter, StoredDocument } from "@langnghe/domain";
import { type Database, textOrNull, wide } from "@langnghe/sqlite";
import type { Demand } from "../../document-store.ts";
import { readBody } from "./body-reader.ts";
import type { codeReader } from "./codes.ts";
import { instantMs } from "./event-key.ts";
import { eachNumber } from "./number-list.ts";
import { selectionOf, whereClause } from "./selection.ts";

/** Stands for "not answered" in the list of times: an answer given in 1970 is none. */
const NOT_ANSWERED = 0;

/** What people sent, without reading a single body: 33,000 demands of 200,000 documents in about 40 ms. */
export function demandsOf(db: Database, readCode: ReturnType<typeof codeReader>, filter: SearchFilter): Demand[] {
  if (filter.channels !== undefined && filter.channels.length > 0 && !filter.channels.includes("feedback")) return [];
  const { from, where, params, at } = selectionOf({ ...filter, channels: ["feedback"] }, "codes");
  const row = db.get(
    `SELECT group_concat(${at} >> 20) AS received, group_concat(coalesce(c.answered_ms, ${NOT_ANSWERED})) AS answered,
       group_concat(c.topics) AS topics, group_concat(c.places) AS places ${from} ${whereClause(where)}`,
    ...params,
  );
  const column = (name: string): number[] => {
    const numbers: number[] = [];
    eachNumber(row === undefined ? "" : (textOrNull(row, name) ?? ""), (number) => numbers.push(number));
    return numbers;
  };
  const [answered, topics, places] = [column("answered"), column("topics"), column("places")];
  return column("received").map((receivedMs, index) => ({
    receivedMs,
    answeredMs: answered[index] === NOT_ANSWERED ? null : (answered[index] ?? null),
    topics: readCode("topic", topics[index] ?? 0),
    places: readCode("place", places[index] ?? 0),
  }));
}

/** When a document was answered, ms since 1970, at least 1; null while it was not. */
export function answeredMsOf({ answeredAt }: Pick<StoredDocument, "answeredAt">): number | null {
  return answeredAt === null ? null : Math.max(NOT_ANSWERED + 1, instantMs(answeredAt));
}

/** Bodies read in one transaction, about 0.1 s. */
const FILL_CHUNK = 1_000;

/** Times of answers that an earlier version kept in bodies only; the migration marks them with −1. Once, at an open. */
export function fillAnswerTimes(db: Database): void {
  for (;;) {
    const rows = db.all("SELECT at FROM document_codes WHERE answered_ms = -1 LIMIT ?", FILL_CHUNK);
    if (rows.length === 0) return;
    db.write(() => {
      for (const row of rows) {
        const key = wide(row, "at");
        const document = readBody(db, key)?.document;
        db.run("UPDATE document_codes SET answered_ms = ? WHERE at = ?", document ? answeredMsOf(document) : null, key);
      }
    });
  }
}

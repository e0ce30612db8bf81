import { type Facet, HOUR_MS, type Interval, type SearchFilter, toInstant } from "@langnghe/domain";
import { type Database, integer, text, textOrNull } from "@langnghe/sqlite";
import type { FacetCount, VolumePoint } from "../../document-store.ts";
import { CODE_COLUMN, type CodedField, type codeReader } from "./codes.ts";
import { hourOfKeySql, instantMs } from "./event-key.ts";
import { intervalStarts, startOfInterval } from "./intervals.ts";
import { eachNumber, tally } from "./number-list.ts";
import { selectionOf, whereClause } from "./selection.ts";

type Spanned = SearchFilter & { readonly from: string; readonly to: string };
type ReadCode = ReturnType<typeof codeReader>;

export function countMatches(db: Database, filter: SearchFilter): number {
  const { from, where, params } = selectionOf(filter, "key");
  const row = db.get(`SELECT count(*) AS count ${from} ${whereClause(where)}`, ...params);
  return row === undefined ? 0 : integer(row, "count");
}

/** Hours come from SQL; they are summed up to Vietnamese intervals here: UTC+7 is a whole number of hours. */
export function volumeOf(db: Database, filter: Spanned, interval: Interval): VolumePoint[] {
  const { starts, placeOf } = placesOfHours(filter, interval);
  const { from, where, params, at } = selectionOf(filter, "key");
  const counts = starts.map(() => 0);
  const row = db.get(`SELECT group_concat(${hourOfKeySql(at)}) AS hours ${from} ${whereClause(where)}`, ...params);
  for (const [hour, count] of row === undefined ? [] : tallyHours(textOrNull(row, "hours") ?? "")) {
    const place = placeOf(hour);
    counts[place] = (counts[place] ?? 0) + count;
  }
  return starts.map((start, place) => ({ at: toInstant(start), count: counts[place] ?? 0 }));
}

/** Volume of each value of a field: one pass over the matches for all of them. */
export function volumesBy(
  db: Database,
  readCode: ReadCode,
  { filter, interval, field }: { readonly filter: Spanned; readonly interval: Interval; readonly field: CodedField },
): Map<string, readonly number[]> {
  const { starts, placeOf } = placesOfHours(filter, interval);
  const { from, where, params, at } = selectionOf(filter, "codes");
  const row = db.get(
    `SELECT group_concat(c.${CODE_COLUMN[field]}) AS codes, group_concat(${hourOfKeySql(at)}) AS hours
     ${from} ${whereClause(where)}`,
    ...params,
  );
  const places: number[] = [];
  eachNumber(row === undefined ? "" : (textOrNull(row, "hours") ?? ""), (hour) => places.push(placeOf(hour)));
  const byCode = new Map<number, number[]>();
  eachNumber(row === undefined ? "" : (textOrNull(row, "codes") ?? ""), (code, index) => {
    const counts = byCode.get(code) ?? starts.map(() => 0);
    byCode.set(code, counts);
    const place = places[index] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  });
  const byValue = new Map<string, readonly number[]>();
  for (const [code, counts] of byCode) {
    for (const value of readCode(field, code)) byValue.set(value, added(byValue.get(value), counts));
  }
  return byValue;
}

function added(sums: readonly number[] | undefined, counts: readonly number[]): readonly number[] {
  return sums === undefined ? counts : counts.map((count, place) => count + (sums[place] ?? 0));
}

/** The intervals of a span and, for each hour since 1970, which of them it lies in. */
function placesOfHours({ from, to }: Spanned, interval: Interval) {
  const starts = [...intervalStarts(instantMs(from), instantMs(to), interval)];
  const placeOfStart = new Map(starts.map((start, place) => [start, place]));
  const known = new Map<number, number>();
  function placeOf(hour: number): number {
    const place = known.get(hour) ?? placeOfStart.get(startOfInterval(hour * HOUR_MS, interval)) ?? 0;
    known.set(hour, place);
    return place;
  }
  return { starts, placeOf };
}

function tallyHours(hours: string): Map<number, number> {
  const counts = new Map<number, number>();
  eachNumber(hours, (hour) => counts.set(hour, (counts.get(hour) ?? 0) + 1));
  return counts;
}

export function facetOf(
  db: Database,
  readCode: ReadCode,
  { filter, field, limit }: { readonly filter: SearchFilter; readonly field: Facet; readonly limit: number },
): FacetCount[] {
  if (field === "story") return storiesOf(db, filter, limit);
  const { from, where, params } = selectionOf(filter, "codes");
  const row = db.get(`SELECT group_concat(c.${CODE_COLUMN[field]}) AS codes ${from} ${whereClause(where)}`, ...params);
  const counts = new Map<string, number>();
  for (const [code, count] of tally(row === undefined ? "" : (textOrNull(row, "codes") ?? ""))) {
    for (const value of readCode(field, code)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)))
    .slice(0, limit);
}

/** Stories are as many as documents: SQLite sorts and counts them. */
function storiesOf(db: Database, filter: SearchFilter, limit: number): FacetCount[] {
  const { from, where, params } = selectionOf(filter, "document");
  return db
    .all(
      `SELECT d.story AS value, count(*) AS count ${from} ${whereClause(where)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
      ...params,
      limit,
    )
    .map((row) => ({ value: text(row, "value"), count: integer(row, "count") }));
}

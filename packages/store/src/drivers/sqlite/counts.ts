import { type Facet, HOUR_MS, type Interval, type SearchFilter, toInstant } from "@langnghe/domain";
import { type Database, integer, text } from "@langnghe/sqlite";
import type { FacetCount, VolumePoint } from "../../document-store.ts";
import { hourOfKeySql, instantMs } from "./event-key.ts";
import { intervalStarts, startOfInterval } from "./intervals.ts";
import { selectionOf, whereClause } from "./selection.ts";

export function countMatches(db: Database, filter: SearchFilter): number {
  const { from, where, params } = selectionOf(filter, false);
  const row = db.get(`SELECT count(*) AS count ${from} ${whereClause(where)}`, ...params);
  return row === undefined ? 0 : integer(row, "count");
}

/** Counts by hour in SQL, sums hours up to Vietnamese intervals here: UTC+7 is a whole number of hours. */
export function volumeOf(
  db: Database,
  filter: SearchFilter & { readonly from: string; readonly to: string },
  interval: Interval,
): VolumePoint[] {
  const { from, where, params, at } = selectionOf(filter, false);
  const sums = new Map<number, number>();
  for (const start of intervalStarts(instantMs(filter.from), instantMs(filter.to), interval)) sums.set(start, 0);
  const rows = db.iterate(
    `SELECT ${hourOfKeySql(at)} AS hour, count(*) AS count ${from} ${whereClause(where)} GROUP BY 1`,
    ...params,
  );
  for (const row of rows) {
    const start = startOfInterval(integer(row, "hour") * HOUR_MS, interval);
    sums.set(start, (sums.get(start) ?? 0) + integer(row, "count"));
  }
  return [...sums].map(([start, count]) => ({ at: toInstant(start), count }));
}

/** Where a field's values stand: a column of the document, or a table with one row a value. */
const FACET_COLUMNS: Readonly<Record<Facet, { readonly column: string; readonly table?: string }>> = {
  channel: { column: "d.channel" },
  outlet: { column: "d.outlet" },
  feed: { column: "d.feed" },
  language: { column: "d.language" },
  story: { column: "d.story" },
  topic: { column: "v.topic", table: "document_topics" },
  place: { column: "v.place", table: "document_places" },
};

export function facetOf(db: Database, filter: SearchFilter, field: Facet, limit: number): FacetCount[] {
  const { column, table } = FACET_COLUMNS[field];
  const selection = selectionOf(filter, table === undefined);
  const everything = table !== undefined && selection.where.length === 0;
  const join = table === undefined ? "" : `CROSS JOIN ${table} v ON v.at = ${selection.at}`;
  const from = everything ? `FROM ${table} v` : `${selection.from} ${join}`;
  const rows = db.all(
    `SELECT ${column} AS value, count(*) AS count ${from} ${whereClause(selection.where)}
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
    ...selection.params,
    limit,
  );
  return rows.map((row) => ({ value: text(row, "value"), count: integer(row, "count") }));
}

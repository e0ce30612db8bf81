import { LangngheError, parseQueryText, type SearchFilter, type Sort } from "@langnghe/domain";
import { type Database, wide } from "@langnghe/sqlite";
import type { SearchHit, SearchRequest, SearchResult } from "../../document-store.ts";
import { readBody } from "./body-reader.ts";
import { countMatches } from "./counts.ts";
import { markableTerms, marksIn, snippetOf } from "./highlight.ts";
import { type PageCursor, readCursor, writeCursor } from "./page-cursor.ts";
import { type Rankings, rankings } from "./ranking.ts";
import { selectionOf, whereClause } from "./selection.ts";

/** Most hits on one page. */
const MAX_PAGE = 200;

interface Page {
  readonly keys: readonly bigint[];
  readonly next: PageCursor | null;
}

/** Search over one connection. Totals and rankings are remembered between the pages of one query. */
export function sqliteSearch(db: Database, mostRanked?: number): (request: SearchRequest) => SearchResult {
  const ranked = rankings(db, mostRanked);
  const total = rememberedTotals(db);
  return function search({ filter, sort, limit, cursor }) {
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
      throw new LangngheError("USAGE", `a page has 1 to ${MAX_PAGE} hits`, { facts: { limit } });
    }
    const from = cursor === undefined ? null : readCursor(cursor);
    const byRank = from === null ? sort === "relevance" && selectionOf(filter, "key").ranked : from.kind === "rank";
    const page = byRank
      ? pageByRank(db, ranked, filter, { from: from?.kind === "rank" ? from : null, limit })
      : pageByTime(db, filter, { from: from?.kind === "after" ? from : null, sort, limit });
    return {
      hits: hitsOf(db, filter, page.keys),
      total: total(filter),
      next: page.next === null ? null : writeCursor(page.next),
    };
  };
}

/** A page of the ranking; where that ends, older matches follow by time. */
function pageByRank(
  db: Database,
  ranked: Rankings,
  filter: SearchFilter,
  request: { readonly from: Extract<PageCursor, { kind: "rank" }> | null; readonly limit: number },
): Page {
  const page = ranked.page(filter, request);
  const room = request.limit - page.keys.length;
  if (page.behind === null) return page;
  const after = { kind: "after", sort: "newest", key: page.behind } as const;
  if (room === 0) return { keys: page.keys, next: after };
  const older = pageByTime(db, filter, { from: after, sort: "newest", limit: room });
  return { keys: [...page.keys, ...older.keys], next: older.next };
}

function pageByTime(
  db: Database,
  filter: SearchFilter,
  request: { readonly from: Extract<PageCursor, { kind: "after" }> | null; readonly sort: Sort; readonly limit: number },
): Page {
  const sort = request.sort === "oldest" ? "oldest" : "newest";
  const { from, where, params, at } = selectionOf(filter, "key");
  const behind = request.from === null ? [] : [`${at} ${sort === "newest" ? "<" : ">"} ?`];
  // One more than asked tells whether there is a next page.
  const rows = db.all(
    `SELECT ${at} AS at ${from} ${whereClause([...where, ...behind])} ORDER BY ${at} ${sort === "newest" ? "DESC" : "ASC"} LIMIT ?`,
    ...params,
    ...(request.from === null ? [] : [request.from.key]),
    request.limit + 1,
  );
  const keys = rows.slice(0, request.limit).map((row) => wide(row, "at"));
  const last = keys.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { keys, next: more ? { kind: "after", sort, key: last } : null };
}

function hitsOf(db: Database, filter: SearchFilter, keys: readonly bigint[]): SearchHit[] {
  const terms = markableTerms(filter.q === undefined ? [] : parseQueryText(filter.q));
  return keys.flatMap((key) => {
    // A ranking may outlive a document that was erased since.
    const document = readBody(db, key)?.document;
    if (document === undefined) return [];
    return [{ document, titleMarks: marksIn(document.title, terms), ...snippetOf(document.text, terms) }];
  });
}

/** Totals kept, so that turning pages does not count again. */
const MAX_TOTALS = 64;

/** Exact totals; forgotten as soon as anything is written, here or by another process. */
function rememberedTotals(db: Database): (filter: SearchFilter) => number {
  const totals = new Map<string, number>();
  let seen = "";
  return function total(filter) {
    const state = writeState(db);
    if (state !== seen || totals.size >= MAX_TOTALS) totals.clear();
    seen = state;
    const key = JSON.stringify(filter);
    const known = totals.get(key) ?? countMatches(db, filter);
    totals.set(key, known);
    return known;
  };
}

function writeState(db: Database): string {
  const own = db.get("SELECT total_changes() AS changes")?.changes;
  return `${db.otherWrites()} ${own}`;
}

import type { SearchFilter } from "@langnghe/domain";
import { type Database, wide } from "@langnghe/sqlite";
import type { PageCursor } from "./page-cursor.ts";
import { selectionOf, whereClause } from "./selection.ts";

/** A word in the title says more than one in the text. Columns: title exact and folded, text exact and folded. */
const RANK = "bm25(document_words, 4.0, 4.0, 1.0, 1.0)";
/** Matches that are ranked. A query that finds more is a word that says little; ranking 200,000 took 0.7 s, these take 60 ms. */
const MAX_RANKED = 20_000;
/** Rankings kept for turning pages: every write shifts bm25's scores, so that a ranking is made once and then read. */
const MAX_RANKINGS = 16;
/** Where a ranking is no longer kept (a restart, too many others), it is made anew and read on from the same place. */
export interface Rankings {
  page(
    filter: SearchFilter,
    request: { readonly from: Extract<PageCursor, { kind: "rank" }> | null; readonly limit: number },
  ): { readonly keys: readonly bigint[]; readonly next: PageCursor | null };
}

export function rankings(db: Database): Rankings {
  const kept = new Map<number, BigInt64Array>();
  /** Numbers of different processes should not meet; the time they start at keeps them apart. */
  let lastNumber = Date.now();
  function keep(keys: BigInt64Array): number {
    lastNumber += 1;
    kept.set(lastNumber, keys);
    const oldest = kept.keys().next().value;
    if (kept.size > MAX_RANKINGS && oldest !== undefined) kept.delete(oldest);
    return lastNumber;
  }
  return {
    page: function page(filter, { from, limit }) {
      const offset = from?.offset ?? 0;
      const known = from === null ? undefined : kept.get(from.ranking);
      const keys = known ?? rank(db, filter);
      const more = offset + limit < keys.length;
      if (!more) return { keys: [...keys.slice(offset)], next: null };
      const ranking = known !== undefined && from !== null ? from.ranking : keep(keys);
      return { keys: [...keys.slice(offset, offset + limit)], next: { kind: "rank", ranking, offset: offset + limit } };
    },
  };
}

/** Keys of all matches: the newest {@link MAX_RANKED} best first (ties newest first), whatever is older behind them, newest first. */
function rank(db: Database, filter: SearchFilter): BigInt64Array {
  const { from, where, params, at } = selectionOf(filter, false);
  const keysOf = (sql: string, ...more: readonly bigint[]): bigint[] =>
    db.all(sql, ...params, ...more).map((row) => wide(row, "at"));
  const newest = keysOf(`SELECT ${at} AS at ${from} ${whereClause(where)} ORDER BY ${at} DESC`);
  const oldestRanked = newest[MAX_RANKED - 1] ?? newest.at(-1);
  if (oldestRanked === undefined) return new BigInt64Array();
  const bounded = whereClause([...where, `${at} >= ?`]);
  const best = keysOf(`SELECT ${at} AS at ${from} ${bounded} ORDER BY ${RANK}, ${at} DESC`, oldestRanked);
  return BigInt64Array.from([...best, ...newest.slice(MAX_RANKED)]);
}

import type { SearchFilter } from "@langnghe/domain";
import { type Database, wide } from "@langnghe/sqlite";
import type { PageCursor } from "./page-cursor.ts";
import { selectionOf, whereClause } from "./selection.ts";

/** A word in the title says more than one in the text. Columns: title exact and folded, text exact and folded. */
const RANK = "bm25(document_words, 4.0, 4.0, 1.0, 1.0)";
/**
 * Matches that are ranked, the newest. A query that finds more is a word that says little; ranking 200,000 took 0.7 s, 20,000
 * a tenth of it, and a list should answer within that with all else it needs.
 */
const MAX_RANKED = 10_000;
/** Rankings kept for turning pages: every write shifts bm25's scores, so that a ranking is made once and then read. */
const MAX_RANKINGS = 16;

type RankCursor = Extract<PageCursor, { kind: "rank" }>;

/** A page of a ranking. */
interface RankedPage {
  readonly keys: readonly bigint[];
  readonly next: RankCursor | null;
  /** On the last page: the key behind which older matches follow by time, unranked; null when there are none. */
  readonly behind: bigint | null;
}

/** Where a ranking is no longer kept (a restart, too many others), it is made anew and read on from the same place. */
export interface Rankings {
  page(filter: SearchFilter, request: { readonly from: RankCursor | null; readonly limit: number }): RankedPage;
}

interface Ranking {
  readonly keys: BigInt64Array;
  readonly behind: bigint | null;
}

export function rankings(db: Database, most = MAX_RANKED): Rankings {
  const kept = new Map<number, Ranking>();
  /** Numbers of different processes should not meet; the time they start at keeps them apart. */
  let lastNumber = Date.now();
  function keep(ranking: Ranking): number {
    lastNumber += 1;
    kept.set(lastNumber, ranking);
    const oldest = kept.keys().next().value;
    if (kept.size > MAX_RANKINGS && oldest !== undefined) kept.delete(oldest);
    return lastNumber;
  }
  return {
    page: function page(filter, { from, limit }) {
      const offset = from?.offset ?? 0;
      const known = from === null ? undefined : kept.get(from.ranking);
      const ranking = known ?? rank(db, filter, most);
      const keys = [...ranking.keys.slice(offset, offset + limit)];
      if (offset + limit >= ranking.keys.length) return { keys, next: null, behind: ranking.behind };
      const number = known !== undefined && from !== null ? from.ranking : keep(ranking);
      return { keys, next: { kind: "rank", ranking: number, offset: offset + limit }, behind: null };
    },
  };
}

/** Keys of the newest `most` matches, best first, ties newest first. */
function rank(db: Database, filter: SearchFilter, most: number): Ranking {
  const { from, where, params, at } = selectionOf(filter, "key");
  const matches = `SELECT ${at} AS at ${from} ${whereClause(where)}`;
  const border = db.get(`${matches} ORDER BY ${at} DESC LIMIT 1 OFFSET ?`, ...params, most - 1);
  const behind = border === undefined ? null : wide(border, "at");
  const bounded = whereClause(behind === null ? where : [...where, `${at} >= ?`]);
  const best = db.all(
    `SELECT ${at} AS at ${from} ${bounded} ORDER BY ${RANK}, ${at} DESC`,
    ...params,
    ...(behind === null ? [] : [behind]),
  );
  return { keys: BigInt64Array.from(best, (row) => wide(row, "at")), behind };
}

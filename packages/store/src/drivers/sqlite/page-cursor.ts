import { LangngheError, type Sort } from "@langnghe/domain";

/** Where the next page begins: behind a key (by time), or at a place of a ranking that is kept under a number. */
export type PageCursor =
  | { readonly kind: "after"; readonly sort: Exclude<Sort, "relevance">; readonly key: bigint }
  | { readonly kind: "rank"; readonly ranking: number; readonly offset: number };

export function writeCursor(cursor: PageCursor): string {
  return cursor.kind === "after" ? `${cursor.sort}.${cursor.key}` : `rank.${cursor.ranking}.${cursor.offset}`;
}

/** USAGE for what no page ever gave out. */
export function readCursor(cursor: string): PageCursor {
  const after = /^(newest|oldest)\.(-?\d{1,19})$/u.exec(cursor);
  if (after?.[1] === "newest" || after?.[1] === "oldest") return { kind: "after", sort: after[1], key: BigInt(after[2] ?? 0) };
  const rank = /^rank\.(\d{1,15})\.(\d{1,9})$/u.exec(cursor);
  if (rank !== null) return { kind: "rank", ranking: Number(rank[1]), offset: Number(rank[2]) };
  throw new LangngheError("USAGE", "the cursor is none that a search gave out");
}

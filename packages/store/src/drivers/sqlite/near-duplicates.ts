import { bytes, type Database, text, wide } from "@langnghe/sqlite";
import type { NearDuplicate } from "../../document-store.ts";
import { unpackSignature } from "./signature.ts";

/** Newest documents looked at a band: a boilerplate text that a thousand notices share must not cost a thousand reads. */
const MAX_A_BAND = 500;

/** Documents that share the most bands first, then the newest. */
export function findNearDuplicates(db: Database, bands: readonly string[], limit: number): NearDuplicate[] {
  const shared = new Map<bigint, number>();
  for (const band of new Set(bands)) {
    const rows = db.all("SELECT at FROM document_bands WHERE band = ? ORDER BY at DESC LIMIT ?", band, MAX_A_BAND);
    for (const row of rows) shared.set(wide(row, "at"), (shared.get(wide(row, "at")) ?? 0) + 1);
  }
  const best = [...shared].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? 1 : -1)).slice(0, limit);
  return best.flatMap(([at]) => {
    const row = db.get(
      "SELECT id, story, signature FROM documents JOIN document_signatures USING (at) WHERE documents.at = ?",
      at,
    );
    if (row === undefined) return [];
    return [{ id: text(row, "id"), story: text(row, "story"), signature: unpackSignature(bytes(row, "signature")) }];
  });
}

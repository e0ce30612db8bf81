/** More edits than this and a word is another word, not a slip. */
const MOST_EDITS = 3;

/** The allowed word that a mistyped one was most likely meant to be, or null. */
export function nearest(word: string, allowed: readonly string[]): string | null {
  let best: { readonly word: string; readonly edits: number } | null = null;
  for (const candidate of allowed) {
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= Math.min(MOST_EDITS, candidate.length / 2) && (best === null || edits < best.edits))
      best = { word: candidate, edits };
  }
  return best?.word ?? null;
}

/** Levenshtein distance, one row kept. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const below = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      below.push(Math.min(change, (row[j] ?? 0) + 1, (below[j - 1] ?? 0) + 1));
    }
    row = below;
  }
  return row[b.length] ?? 0;
}

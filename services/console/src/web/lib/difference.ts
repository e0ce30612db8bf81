/** A run of words that is the same in both texts, only in the new one, or only in the old one. */
export interface DiffRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Words with the white space behind them, so that joining gives the text back. */
const WORDS = /\S+\s*|\s+/gu;
/** Above this many cells of the table the middle is shown as replaced: a page must not freeze over two books. */
const MAX_CELLS = 4_000_000;

/** Word-level difference of two texts (longest common subsequence); joining same+added gives `after`. */
export function differenceOf(before: string, after: string): DiffRun[] {
  const old = before.match(WORDS) ?? [];
  const now = after.match(WORDS) ?? [];
  let head = 0;
  while (head < old.length && head < now.length && sameWord(old[head], now[head])) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && sameWord(old.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  const runs: DiffRun[] = [];
  push(runs, "same", now.slice(0, head));
  middle(runs, old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  push(runs, "same", now.slice(now.length - tail));
  return runs;
}

function sameWord(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.trimEnd() === other.trimEnd();
}

function push(runs: DiffRun[], kind: DiffRun["kind"], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = runs.at(-1);
  const text = words.join("");
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}

function middle(runs: DiffRun[], old: readonly string[], now: readonly string[]): void {
  if (old.length * now.length > MAX_CELLS) {
    push(runs, "removed", old);
    push(runs, "added", now);
    return;
  }
  const width = now.length + 1;
  const lengths = commonLengths(old, now);
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const below = row < old.length ? (lengths[(row + 1) * width + column] ?? 0) : -1;
    const right = column < now.length ? (lengths[row * width + column + 1] ?? 0) : -1;
    if (sameWord(old[row], now[column])) push(runs, "same", [now[column++] ?? ""]);
    else if (below >= right) push(runs, "removed", [old[row] ?? ""]);
    else push(runs, "added", [now[column++] ?? ""]);
    if (runs.at(-1)?.kind !== "added") row += 1;
  }
}

/** `table[i][j]`: length of the longest common subsequence of `old` from i and `now` from j. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      table[row * width + column] = sameWord(old[row], now[column])
        ? (table[(row + 1) * width + column + 1] ?? 0) + 1
        : Math.max(table[(row + 1) * width + column] ?? 0, table[row * width + column + 1] ?? 0);
    }
  }
  return table;
}

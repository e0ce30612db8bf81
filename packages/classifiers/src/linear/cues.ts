import { type HashedText, joinHashes, textHasher } from "./hashed-text.ts";

/** A word or phrase that speaks for a group (a topic, a kind of wording). Weight 0 covers the phrase so that shorter cues in it do not count. */
export interface Cue {
  readonly phrase: string;
  readonly group: number;
  readonly weight: number;
}

export interface CueMatcher {
  readonly groups: number;
  /**
   * Calls `found(group, weight, from, to)` for the longest cues of each group, which do not overlap within a group.
   * `folded` matches without marks; cues of one short syllable are then left out, as they mean too many things.
   */
  match(
    text: HashedText,
    folded: boolean,
    found: (group: number, weight: number, span: { from: number; to: number }) => void,
  ): void;
}

const LONGEST_PHRASE = 8;

interface Table {
  readonly byKey: Map<number, Cue[]>;
  /** Longest phrase that begins with a word, by the word's hash. */
  readonly longest: Map<number, number>;
}

/** Compiles cues. Linear in the text: each word is looked up once, and only words that begin a phrase look further. */
export function cueMatcher(cues: readonly Cue[], groups: number): CueMatcher {
  const hasher = textHasher(LONGEST_PHRASE);
  const exact: Table = { byKey: new Map(), longest: new Map() };
  const folded: Table = { byKey: new Map(), longest: new Map() };
  for (const cue of cues) {
    const words = hasher(cue.phrase.normalize("NFC"));
    if (words.length === 0) continue;
    insert(exact, words.exact.subarray(0, words.length), cue);
    if (words.length > 1 || (words.ends[0] ?? 0) > 5) insert(folded, words.folded.subarray(0, words.length), cue);
  }
  const covered = new Int32Array(groups);
  return {
    groups,
    match(text, withoutMarks, found) {
      const hashes = withoutMarks ? text.folded : text.exact;
      const table = withoutMarks ? folded : exact;
      covered.fill(0);
      for (let i = 0; i < text.length; i++) {
        const longest = table.longest.get(hashes[i] ?? 0);
        if (longest === undefined) continue;
        for (let n = Math.min(longest, text.length - i); n >= 1; n--) {
          for (const cue of table.byKey.get(keyOf(hashes, i, n)) ?? []) {
            if ((covered[cue.group] ?? 0) > i) continue;
            covered[cue.group] = i + n;
            if (cue.weight !== 0) found(cue.group, cue.weight, { from: i, to: i + n });
          }
        }
      }
    },
  };
}

function insert(table: Table, hashes: Uint32Array, cue: Cue): void {
  const key = keyOf(hashes, 0, hashes.length);
  const first = hashes[0] ?? 0;
  table.longest.set(first, Math.max(table.longest.get(first) ?? 0, hashes.length));
  const list = table.byKey.get(key);
  if (list === undefined) table.byKey.set(key, [cue]);
  else list.push(cue);
}

function keyOf(hashes: Uint32Array, from: number, length: number): number {
  let key = hashes[from] ?? 0;
  for (let i = 1; i < length; i++) key = joinHashes(key, hashes[from + i] ?? 0);
  return key;
}

import { exactForm } from "@langnghe/domain";

/** Features of the gap between two tokens of a line, as slots of a hashed weight table. */
export const SEGMENT_SLOTS = 1 << 18;
/** Features of one gap, at most. */
export const SEGMENT_FEATURES = 24;

/** A line cut into tokens, each with what the features need, computed once. */
export interface SegmentLine {
  readonly tokens: readonly string[];
  readonly hashes: Uint32Array;
  /** 0 outside the line, 1 lower-case, 2 capitalised, 3 capitals only, 4 number, 5 other signs. */
  readonly shapes: Uint8Array;
}

/** Longest word of the list, in syllables, that the features look for. */
const LONGEST = 4;
const OUTSIDE = 0x9e3779b9;

export function segmentLine(tokens: readonly string[]): SegmentLine {
  const hashes = new Uint32Array(tokens.length);
  const shapes = new Uint8Array(tokens.length);
  for (const [i, token] of tokens.entries()) {
    const lower = exactForm(token);
    hashes[i] = hashSyllable(lower);
    shapes[i] = shapeOf(token, lower);
  }
  return { tokens, hashes, shapes };
}

function shapeOf(token: string, lower: string): number {
  const first = token.charCodeAt(0);
  if (first >= 48 && first <= 57) return 4;
  if (lower === token) return /^\p{L}/u.test(token) ? 1 : 5;
  return token.length > 1 && token.toUpperCase() === token ? 3 : 2;
}

/** FNV-1a over UTF-16 units. */
function hashSyllable(syllable: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < syllable.length; i++) hash = Math.imul(hash ^ syllable.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Joins two hashes; order matters. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0x27d4eb2f) >>> 0;
}

/** The hash of the word that tokens `from` to `to` (inclusive) would make; -1 outside the line. */
function wordHash(line: SegmentLine, from: number, to: number): number {
  if (from < 0 || to >= line.hashes.length) return -1;
  let hash = line.hashes[from] ?? 0;
  for (let i = from + 1; i <= to; i++) hash = mix(hash, line.hashes[i] ?? 0);
  return hash;
}

/** The hash under which a word (its syllables) stands in the word table. */
export function wordKey(syllables: readonly string[]): number {
  return syllables.map((syllable) => hashSyllable(exactForm(syllable))).reduce((a, b) => mix(a, b));
}

/** Membership in the word list by hash; about one foreign word in 60,000 is taken for a member. */
export interface WordTable {
  has(key: number): boolean;
}

/**
 * Fills `slots` with the features of the gap behind token `i`; returns how many.
 * `joined` and `before` are the decisions on the two gaps to the left (1 = one word).
 */
export function gapFeatures(
  line: SegmentLine,
  at: { readonly i: number; readonly joined: number; readonly before: number },
  words: WordTable,
  slots: Uint32Array,
): number {
  const { i, joined, before } = at;
  const { hashes, shapes } = line;
  const h = (k: number) => hashes[k] ?? OUTSIDE;
  const s = (k: number) => shapes[k] ?? 0;
  const lexicon = lexiconState(line, i, words);
  let n = 0;
  const add = (kind: number, value: number) => {
    slots[n++] = mix(kind, value) & (SEGMENT_SLOTS - 1);
  };
  add(1, 0);
  add(2, h(i));
  add(3, h(i + 1));
  add(4, mix(h(i), h(i + 1)));
  add(5, mix(h(i - 1), h(i)));
  add(6, mix(h(i + 1), h(i + 2)));
  add(7, mix(mix(h(i - 1), h(i)), h(i + 1)));
  add(8, mix(mix(h(i), h(i + 1)), h(i + 2)));
  add(9, h(i - 1));
  add(10, h(i + 2));
  const shape = s(i) * 8 + s(i + 1);
  add(11, shape);
  add(12, shape * 64 + s(i - 1) * 8 + s(i + 2));
  add(13, lexicon);
  add(14, lexicon * 4 + joined * 2 + before);
  add(15, mix(lexicon, shape));
  add(16, mix(lexicon, h(i)));
  add(17, mix(lexicon, h(i + 1)));
  add(18, joined * 2 + before);
  add(19, mix(joined * 2 + before, shape));
  add(20, mix(joined, h(i)));
  add(21, mix(joined, h(i + 1)));
  add(22, mix(shape, h(i - 1)));
  add(23, mix(joined, mix(lexicon, shape)));
  return n;
}

/** Which stretches of two to four tokens around the gap are in the word list, one bit each, and the longest that covers it. */
function lexiconState(line: SegmentLine, i: number, words: WordTable): number {
  let state = 0;
  let bit = 1;
  let longest = 0;
  for (let length = 2; length <= LONGEST; length++) {
    for (let from = i - length + 2; from <= i; from++) {
      const key = wordHash(line, from, from + length - 1);
      if (key >= 0 && words.has(key)) {
        state |= bit;
        longest = length;
      }
      bit <<= 1;
    }
  }
  // Words that end at the left token or begin at the right one compete with the gap.
  if (hasWord(line, words, i - 1, i)) state |= bit;
  if (hasWord(line, words, i + 1, i + 2)) state |= bit << 1;
  if (hasWord(line, words, i + 1, i + 3)) state |= bit << 2;
  return (state << 3) | longest;
}

function hasWord(line: SegmentLine, words: WordTable, from: number, to: number): boolean {
  const key = wordHash(line, from, to);
  return key >= 0 && words.has(key);
}

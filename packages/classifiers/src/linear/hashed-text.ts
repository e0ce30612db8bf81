/**
 * A text as hashes of its words, made in one pass without cutting strings: the classifiers read every document, and this
 * pass is most of their time. Each syllable and number is a word; both the exact and the mark-less form are hashed.
 */
export interface HashedText {
  readonly length: number;
  /** Hash of each word in lower case. */
  readonly exact: Uint32Array;
  /** Hash of each word in lower case without marks. */
  readonly folded: Uint32Array;
  /** Where each word begins and ends in the text given. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Letters up to here have an entry in the tables; Vietnamese ends at U+1EF9. */
const TABLE_SIZE = 0x2000;
/** All digits count as one, so that "47 hộ" and "52 hộ" share their words. */
const DIGIT = 48;

interface LetterTables {
  /** Lower case of a letter or digit; 0 for what divides words. */
  readonly lower: Uint16Array;
  readonly bare: Uint16Array;
}

let tables: LetterTables | null = null;

function letterTables(): LetterTables {
  if (tables !== null) return tables;
  const lower = new Uint16Array(TABLE_SIZE);
  const bare = new Uint16Array(TABLE_SIZE);
  for (let code = 0; code < TABLE_SIZE; code++) {
    const letter = String.fromCharCode(code);
    if (!/[\p{L}\p{N}]/u.test(letter)) continue;
    const small = letter.toLowerCase();
    lower[code] = /\p{N}/u.test(letter) ? DIGIT : small.charCodeAt(0);
    bare[code] = small === "đ" ? 100 : (lower[code] === DIGIT ? "0" : small).normalize("NFD").charCodeAt(0);
  }
  tables = { lower, bare };
  return tables;
}

/** Makes a function that hashes texts of at most `limit` words; its result is overwritten by the next call. */
export function textHasher(limit: number): (text: string) => HashedText {
  const exact = new Uint32Array(limit);
  const folded = new Uint32Array(limit);
  const starts = new Uint32Array(limit);
  const ends = new Uint32Array(limit);
  const { lower, bare } = letterTables();
  return (text) => {
    let count = 0;
    let hash = FNV_START;
    let foldedHash = FNV_START;
    let start = -1;
    let digits = false;
    for (let i = 0; i <= text.length && count < limit; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0;
      const letter = code < TABLE_SIZE ? (lower[code] ?? 0) : code;
      if (letter === 0) {
        if (start < 0) continue;
        exact[count] = hash >>> 0;
        folded[count] = foldedHash >>> 0;
        starts[count] = start;
        ends[count] = i;
        count++;
        start = -1;
        hash = FNV_START;
        foldedHash = FNV_START;
        digits = false;
        continue;
      }
      if (start < 0) start = i;
      // A run of digits is one mark, whatever its length.
      if (letter === DIGIT && digits) continue;
      digits = letter === DIGIT;
      hash = Math.imul(hash ^ letter, FNV_PRIME);
      foldedHash = Math.imul(foldedHash ^ (code < TABLE_SIZE ? (bare[code] ?? 0) : code), FNV_PRIME);
    }
    return { length: count, exact, folded, starts, ends };
  };
}

/** Share of letters with marks below which a text counts as typed without them; ordinary Vietnamese has about 0.3. */
const MARKED_SHARE_MIN = 0.02;
/** So many letters decide. */
const LETTERS_READ = 300;

/** True for text typed without marks. */
export function isTypedWithoutMarks(text: string): boolean {
  let letters = 0;
  let marked = 0;
  for (let i = 0; i < text.length && letters < LETTERS_READ; i++) {
    const code = text.charCodeAt(i);
    const small = code | 0x20;
    if (code >= 0xc0 && code < TABLE_SIZE) marked++;
    else if (small < 97 || small > 122) continue;
    letters++;
  }
  return letters > 0 && marked / letters < MARKED_SHARE_MIN;
}

/** Joins two hashes; order matters. */
export function joinHashes(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0x27d4eb2f) >>> 0;
}

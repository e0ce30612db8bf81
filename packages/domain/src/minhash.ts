import { fold, tokenize } from "./text.ts";

/** Syllables in a shingle: five make a phrase that two reports of one event share only when one copied the other. */
const SHINGLE_SYLLABLES = 5;
/** Shorter texts have too few shingles to compare. */
const FEWEST_SYLLABLES = 12;
const HASHES = 128;
const BANDS = 32;
/** Rows of a band: two texts of Jaccard 0.5 share one of 32 bands with probability 0.87, of 0.6 with 0.99. */
const ROWS = HASHES / BANDS;
const EMPTY = 0xffffffff;

/** Odd multipliers and offsets of the hash family `(a·x + b) mod 2^32`, from a fixed generator: part of the stored format. */
const FAMILY = hashFamily();

function hashFamily(): { multiply: Uint32Array; add: Uint32Array } {
  let state = 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const multiply = Uint32Array.from({ length: HASHES }, () => next() | 1);
  return { multiply, add: Uint32Array.from({ length: HASHES }, next) };
}

/** Hashes of all 5-syllable shingles of the folded text, without repeats; empty for texts under 12 syllables. */
export function shinglesOf(text: string): Set<number> {
  const syllables = tokenize(fold(text)).map((token) => hashWord(token.text));
  const shingles = new Set<number>();
  if (syllables.length < FEWEST_SYLLABLES) return shingles;
  for (let at = 0; at + SHINGLE_SYLLABLES <= syllables.length; at++) {
    let hash = 0;
    for (let offset = 0; offset < SHINGLE_SYLLABLES; offset++)
      hash = Math.imul(hash, 0x01000193) + (syllables[at + offset] ?? 0);
    shingles.add(scramble(hash));
  }
  return shingles;
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
}

/** Finalizer of MurmurHash3, so that every bit of a shingle reaches every bit of its hash. */
function scramble(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** MinHash signature of a text: 128 unsigned 32-bit numbers, or none when it is too short to compare. */
export function signatureOf(text: string): number[] {
  const shingles = shinglesOf(text);
  if (shingles.size === 0) return [];
  const { multiply, add } = FAMILY;
  const least = new Uint32Array(HASHES).fill(EMPTY);
  for (const shingle of shingles) {
    for (let index = 0; index < HASHES; index++) {
      const product = (Math.imul(multiply[index] ?? 1, shingle) + (add[index] ?? 0)) | 0;
      // The high bits of a product are the well mixed ones; they are brought down before comparing.
      const hash = (product ^ (product >>> 15)) >>> 0;
      if (hash < (least[index] ?? EMPTY)) least[index] = hash;
    }
  }
  return [...least];
}

/** Keys under which texts alike meet: two with one key in common are candidates, to be checked with `similarity`. */
export function bandsOf(signature: readonly number[]): string[] {
  const bands: string[] = [];
  for (let band = 0; band * ROWS < signature.length; band++) {
    let hash = 0x811c9dc5;
    let second = 0x9e3779b9;
    for (const row of signature.slice(band * ROWS, (band + 1) * ROWS)) {
      hash = scramble(Math.imul(hash, 0x01000193) ^ row);
      second = scramble(Math.imul(second, 0x85ebca6b) + row);
    }
    bands.push(`${band}:${hash.toString(36)}${second.toString(36)}`);
  }
  return bands;
}

/** Estimated Jaccard similarity of two texts' shingles, 0 to 1; standard error at most 0.045. 0 when either is empty. */
export function similarity(first: readonly number[], second: readonly number[]): number {
  if (first.length === 0 || first.length !== second.length) return 0;
  let same = 0;
  for (const [index, value] of first.entries()) if (value === second[index]) same += 1;
  return same / first.length;
}

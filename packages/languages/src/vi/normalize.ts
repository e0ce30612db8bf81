import { CHAT_WORDS, FRAGILE_CHAT_WORDS } from "./chat-words.ts";
import { plainSpelling } from "./tones.ts";

const STRETCHED = /(\p{L})\1{2,}/gu;
/** The longest spelling listed (gcnqsdđ) with room; longer words need no look-up. */
const LONGEST_CHAT_WORD = 9;
/** Share of ASCII letters above which a text counts as typed without marks; real text with marks has about 0.7. */
const UNMARKED_SHARE_MIN = 0.98;
/** In text typed without marks these are ordinary syllables ("cung", "dang"), not chat spelling. */
const ORDINARY_WITHOUT_MARKS: ReadonlySet<string> = new Set("cung hong roi luon mun fai cam".split(" "));

/** Chat words and abbreviations written out, stretched letters ("quáááá") shortened, spelling made plain. */
export function normalizeVietnamese(text: string): string {
  const plain = plainSpelling(text);
  const even = hasStretch(plain) ? plain.replace(STRETCHED, "$1") : plain;
  return writeOut(even);
}

/** Whether any letter stands three times in a row; a pattern with a back reference takes ten times as long. */
function hasStretch(text: string): boolean {
  for (let i = 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 57 && code === text.charCodeAt(i - 1) && code === text.charCodeAt(i - 2)) return true;
  }
  return false;
}

/** Words are found by hand, not by a pattern: this runs over every document and is most of what normalising costs. */
function writeOut(text: string): string {
  let result = "";
  let copied = 0;
  let start = -1;
  let hash = 0;
  const unmarked = isUnmarked(text);
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (isWordCode(code)) {
      if (start < 0) {
        start = i;
        hash = 0;
      }
      hash = nextHash(hash, code);
      continue;
    }
    if (start >= 0 && i - start <= LONGEST_CHAT_WORD && maybeChatWord[hash] === 1) {
      const word = text.slice(start, i);
      const full = writtenOut(word, text, { offset: start, unmarked });
      if (full !== word) {
        result += text.slice(copied, start) + full;
        copied = i;
      }
    }
    start = -1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** Letters, digits, and the signs inside abbreviations ("gd-đt", "lđ-tb&xh"). */
function isWordCode(code: number): boolean {
  if (code < 128) {
    const small = code | 0x20;
    return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 38;
  }
  return (code >= 0xc0 && code < 0x250) || (code >= 0x300 && code < 0x370) || (code >= 0x1e00 && code < 0x1f00);
}

const FILTER_SIZE = 1 << 14;

/** Case does not count: ASCII capitals and the Vietnamese ones differ from their small letters by the bits left out or by one. */
function nextHash(hash: number, code: number): number {
  const small = code < 128 ? code | 0x20 : code >= 0x1e00 || code < 0x180 ? code | 0x21 : code;
  return (Math.imul(hash, 31) + small) & (FILTER_SIZE - 1);
}

/** Which hashes a listed word has, in small letters, capitals or with a capital first: few ordinary words share one. */
const maybeChatWord = filterOf(CHAT_WORDS.keys());

function filterOf(words: Iterable<string>): Uint8Array {
  const filter = new Uint8Array(FILTER_SIZE);
  for (const word of words) {
    for (const form of [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]) {
      let hash = 0;
      for (let i = 0; i < form.length; i++) hash = nextHash(hash, form.charCodeAt(i));
      filter[hash] = 1;
    }
  }
  return filter;
}

function writtenOut(word: string, text: string, where: { readonly offset: number; readonly unmarked: boolean }): string {
  const lower = word.toLowerCase();
  const full = CHAT_WORDS.get(lower);
  if (full === undefined) return word;
  if (where.unmarked && ORDINARY_WITHOUT_MARKS.has(lower)) return word;
  if (FRAGILE_CHAT_WORDS.has(lower) && (word !== lower || looksLikeUnitOrInitial(text, where.offset, word.length))) return word;
  return full;
}

/** "5 k", "20 kg", "anh h.": a unit behind a number or an initial before a point. */
function looksLikeUnitOrInitial(text: string, offset: number, length: number): boolean {
  const next = text[offset + length] ?? " ";
  if (next === "." && length === 1 && /\p{L}/u.test(text[offset + length + 1] ?? text[offset + length + 2] ?? "")) return true;
  let before = offset - 1;
  while (before >= 0 && text[before] === " ") before--;
  const character = text[before] ?? "";
  return (character >= "0" && character <= "9") || (before === offset - 1 && /[/\-.]/.test(character));
}

/** True for text typed without marks; a single marked word in a long text does not change that. */
export function isUnmarked(text: string): boolean {
  let letters = 0;
  let ascii = 0;
  // 400 letters decide as surely as the whole text.
  for (let i = 0; i < text.length && letters < 400; i++) {
    const code = text.charCodeAt(i) | 0x20;
    if (code >= 97 && code <= 122) ascii++;
    else if (code < 0xc0) continue;
    letters++;
  }
  return letters > 0 && ascii / letters > UNMARKED_SHARE_MIN;
}

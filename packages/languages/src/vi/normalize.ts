import { CHAT_WORDS, FRAGILE_CHAT_WORDS } from "./chat-words.ts";
import { plainSpelling } from "./tones.ts";

const WORD = /[\p{L}\p{M}]+(?:[-&][\p{L}]+)*\d?/gu;
const STRETCHED = /(\p{L})\1{2,}/gu;
const STRETCHED_HINT = /(\p{L})\1\1/u;
/** The longest spelling listed (gcnqsdđ) with room; longer words need no look-up. */
const LONGEST_CHAT_WORD = 9;
/** Share of ASCII letters above which a text counts as typed without marks; real text with marks has about 0.7. */
const UNMARKED_SHARE_MIN = 0.98;
/** In text typed without marks these are ordinary syllables ("cung", "dang"), not chat spelling. */
const ORDINARY_WITHOUT_MARKS: ReadonlySet<string> = new Set("cung hong roi luon mun fai cam".split(" "));

/** Chat words and abbreviations written out, stretched letters ("quáááá") shortened, spelling made plain. */
export function normalizeVietnamese(text: string): string {
  const plain = plainSpelling(text);
  const even = STRETCHED_HINT.test(plain) ? plain.replace(STRETCHED, "$1") : plain;
  const unmarked = isUnmarked(even);
  return even.replace(WORD, (word: string, offset: number) => writtenOut(word, even, { offset, unmarked }));
}

function writtenOut(word: string, text: string, where: { readonly offset: number; readonly unmarked: boolean }): string {
  if (word.length > LONGEST_CHAT_WORD) return word;
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

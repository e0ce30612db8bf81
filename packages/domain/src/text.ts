const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+(?:[.,:/-][\p{N}]+)*/gu;

/**
 * Folds Vietnamese for search: NFC, lower case, marks stripped, đ→d. `"Đồng Sậy"` becomes `"dong say"`.
 * Every letter of the original maps to exactly one letter, so that offsets of folded NFC text are offsets of the NFC original.
 */
export function fold(text: string): string {
  return exactForm(text).replace(/[^\p{ASCII}]/gu, foldLetter);
}

function foldLetter(letter: string): string {
  if (letter === "đ" || letter === "ð") return "d";
  const bare = letter.normalize("NFD").replace(MARKS, "");
  return bare.length === letter.length ? bare : letter;
}

/** Lower-case NFC, marks kept: the exact form of the search index. */
export function exactForm(text: string): string {
  const nfc = text.normalize("NFC");
  const lower = nfc.toLowerCase();
  // A few letters (İ) grow when lowered; they are left as they are, so that offsets hold.
  return lower.length === nfc.length ? lower : nfc.replace(/\p{Lu}/gu, lowerSameLength);
}

function lowerSameLength(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

/** True when a word carries a Vietnamese mark or đ, so that the person meant exactly this word. */
export function hasMarks(word: string): boolean {
  return fold(word) !== exactForm(word);
}

/** A word of a text and where it stands, in UTF-16 units of the given (NFC) text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words and numbers of a text, in order: a syllable is a word; `12,5`, `45/2026` and `24-11` stay whole. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

import type { FoundSpan } from "./span.ts";
import { digitsOf, isQuantity, passesLuhn } from "./units.ts";

// Every pattern here is bounded in length and begins with a fixed kind of letter, so that no input makes it slow.

const GAP = "[ .\\-]?";
const NOT_INSIDE = "(?<![\\p{L}\\d]|\\d[.,/-])";
const ENDS = "(?![\\d]|[.,]\\d)";

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/giu;

const PHONE = new RegExp(
  `${NOT_INSIDE}(?:` +
    // Mobile: 0 or 84, then 3, 5, 7, 8 or 9 and eight digits. Numbering plan of 2018 (03x for 016x …).
    `(?:\\+84|\\(\\+84\\)|0084|84|0)${GAP}(?:\\(0\\))?${GAP}[35789](?:${GAP}\\d){8}` +
    // Mobile until 2018: eleven digits.
    `|0${GAP}1${GAP}[25689](?:${GAP}\\d){8}` +
    // Landline: 02 and nine digits, the area often in brackets.
    `|\\(?(?:\\+84|0)${GAP}2(?:${GAP}\\d){1,2}\\)?(?:${GAP}\\d){7,8}` +
    // Other countries.
    `|\\+(?!84)\\d{1,3}(?:${GAP}\\(?\\d\\)?){7,12}` +
    `)${ENDS}`,
  "gu",
);

/** Codes of provinces in the first three digits: circular 59/2021/TT-BCA, annex. */
const PROVINCE_CODES = new Set(
  "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096".split(
    " ",
  ),
);
const IDENTITY = new RegExp(`${NOT_INSIDE}0\\d{2}[ .]?[0-3]\\d{2}[ .]?\\d{3}[ .]?\\d{3}${ENDS}`, "gu");
const CARD = new RegExp(`${NOT_INSIDE}[2-9]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,4}(?:[ -]?\\d{1,3})?${ENDS}`, "gu");

const SERIES = "(?:[A-Z]{1,2}\\d?|[A-Z]\\d)";
const PLATE = new RegExp(
  `(?<![\\p{L}\\d])[1-9]\\d(?:-?${SERIES})(?:-\\d{4}|[ .-]{0,2}(?:\\d{3}\\.\\d{2}|\\d{5}))(?![\\d\\p{L}]|[.,]\\d)|(?<![\\p{L}\\d])80-?NG-?\\d{3}-?\\d{2}(?!\\d)`,
  "gu",
);
/** Named as a plate, four digits, blanks and small letters are enough. */
const NAMED_PLATE =
  /(?<=(?:biển số|biển kiểm soát|biển ks|bks|bsx)(?: xe)?[\s:]{1,3})\d{2}[ -]?[a-z]{1,2}\d?[ .-]{0,3}(?:\d{3}\.\d{2}|\d{4,5})(?![\d\p{L}])/giu;

/** What is recognised by its own shape: e-mail, phones, identity numbers, cards, plates. */
export function shapedSpans(text: string): FoundSpan[] {
  const found: FoundSpan[] = [];
  const add = (type: FoundSpan["type"], pattern: RegExp, fits: (written: string, end: number) => boolean): void => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (fits(match[0], end)) found.push({ type, start: match.index, end });
    }
  };
  if (/@|[([]at[)\]]/i.test(text)) add("email", EMAIL, () => true);
  if (!/\d[ .-]?\d/.test(text)) return found;
  add("account", CARD, (written) => isCard(digitsOf(written)));
  add("identity", IDENTITY, (written, end) => PROVINCE_CODES.has(digitsOf(written).slice(0, 3)) && !isQuantity(text, end));
  add("phone", PHONE, (written, end) => isPhone(written) && !isQuantity(text, end));
  add("plate", NAMED_PLATE, () => true);
  add("plate", PLATE, () => true);
  return found;
}

function isCard(digits: string): boolean {
  return digits.length >= 13 && digits.length <= 19 && passesLuhn(digits);
}

function isPhone(written: string): boolean {
  const digits = digitsOf(written);
  // Dotted thousands that begin with 84 are an amount, not a country code.
  if (/^84[.]\d{3}(?:[.]\d{3})+$/.test(written)) return false;
  return /^(?:\(?\+|00)/.test(written) || digits.startsWith("84")
    ? digits.length <= 15
    : digits.length === 10 || digits.length === 11;
}

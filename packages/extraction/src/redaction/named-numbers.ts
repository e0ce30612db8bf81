import type { FoundSpan, RedactionType } from "./span.ts";
import { digitsOf, isQuantity } from "./units.ts";

interface Naming {
  readonly type: RedactionType;
  /** Words that name the number, as the inside of a regular expression; matched without regard to case. */
  readonly words: string;
  readonly fits: (digits: string, written: string) => boolean;
}

/** An amount or a count, not a number of something. */
const DOTTED_THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/;

const NAMINGS: readonly Naming[] = [
  {
    type: "insurance",
    words:
      "(?:mã số |số |sổ |thẻ )?(?:bhxh|bhyt|bảo hiểm xã hội|bảo hiểm y tế)|sổ bảo hiểm|thẻ bảo hiểm|mã bảo hiểm|số bảo hiểm",
    fits: (digits, written) =>
      digits.length === 10 || (digits.length >= 13 && digits.length <= 15) || /^[A-Z]{2}/i.test(written),
  },
  {
    type: "tax",
    words: "mst|mã số thuế|mã số doanh nghiệp|msdn|tax code",
    fits: (digits) => digits.length === 10 || digits.length === 12 || digits.length === 13,
  },
  {
    type: "identity",
    words: "cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|định danh(?: cá nhân)?|giấy tờ tùy thân",
    fits: (digits) => digits.length === 12 || digits.length === 9,
  },
  {
    type: "identity",
    words: "hộ chiếu|passport",
    fits: (digits, written) => /^[A-Z]/i.test(written) && digits.length >= 6 && digits.length <= 8,
  },
  {
    type: "account",
    words:
      "stk|tài khoản|số tk|tk(?= ?(?:số|:|ngân hàng))|account(?: number| no)?|số thẻ|thẻ (?:atm|ngân hàng|tín dụng|visa)|a/c",
    fits: (digits, written) => digits.length >= 6 && digits.length <= 19 && !DOTTED_THOUSANDS.test(written),
  },
  {
    type: "phone",
    words: "đt|điện thoại|sđt|sdt|hotline|zalo|di động|số máy|gọi(?: số)?|liên hệ|tel|phone|mobile|viber|whatsapp",
    fits: (digits) => (/^(?:0|84)/.test(digits) && digits.length >= 9 && digits.length <= 12) || /^[35789]\d{8}$/.test(digits),
  },
];

const NAMES = new RegExp(`(?<![\\p{L}\\d])(?:${NAMINGS.map(({ words }) => `(${words})`).join("|")})(?![\\p{L}\\d])`, "giu");
/** How far behind its name a number may stand: a bank's name, "của tôi là", brackets. */
const NUMBER =
  /[^\d\n;]{0,45}?(?<![\p{L}\d])((?:[A-Z]{1,2} ?)?(?:\d{6,19}(?:-\d{3})?(?!\d)|\d{1,6}(?:[ .-]\d{1,6}){1,6}(?!\d)))/iuy;
/** A second number of the same kind behind the first. */
const ANOTHER = /(?:\s{0,2}(?:,|\/|và|hoặc|hay)\s{0,2})(\d{6,19}(?!\d))/iuy;

/** Numbers that a word before them names: identity cards, tax, insurance, bank accounts, phones. Linear. */
export function namedNumbers(text: string): FoundSpan[] {
  const found: FoundSpan[] = [];
  const names = [...text.matchAll(NAMES)];
  for (const [index, name] of names.entries()) {
    const naming = NAMINGS.find((_, group) => name[group + 1] !== undefined);
    const end = name.index + name[0].length;
    NUMBER.lastIndex = end;
    const match = naming === undefined ? null : NUMBER.exec(text);
    const written = match?.[1];
    if (naming === undefined || match === null || written === undefined) continue;
    const start = match.index + match[0].length - written.length;
    // The nearest name counts: "BHXH … CCCD 001…" is an identity number.
    if ((names[index + 1]?.index ?? Number.POSITIVE_INFINITY) < start) continue;
    addNumbers({ text, naming, start, written }, found);
  }
  return found;
}

interface NamedNumber {
  readonly text: string;
  readonly naming: Naming;
  readonly start: number;
  readonly written: string;
}

function addNumbers({ text, naming, start, written }: NamedNumber, found: FoundSpan[]): void {
  const end = start + written.length;
  if (!naming.fits(digitsOf(written), written) || isQuantity(text, end) || isPartOfDate(text, end)) return;
  found.push({ type: naming.type, start, end });
  let from = end;
  for (;;) {
    ANOTHER.lastIndex = from;
    const next = ANOTHER.exec(text);
    const number = next?.[1];
    if (next === null || number === undefined || !naming.fits(number, number)) return;
    from = next.index + next[0].length;
    found.push({ type: naming.type, start: from - number.length, end: from });
  }
}

function isPartOfDate(text: string, end: number): boolean {
  return text[end] === "/" && /\d/.test(text[end + 1] ?? "");
}

import type { Sentence } from "../language-pack.ts";

/** Words before a point that do not end a sentence. Lower case, without the final point. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "tp tx tt ths ts pgs gs bs ks cn cv ncs bsckii bscki gs.ts pgs.ts gs-ts ths.bs bs.ths q p h x kp đ mr mrs ms dr st jr vs no vol " +
    "ông.b đt tel fax ub ubnd sđt tk dn lđ qđ nđ tw t.ư tr vd stt nxb ls kts nsnd nsưt đ/c đc"
  ).split(" "),
);
const END = /[.!?…]+|\n+/g;
const CLOSERS = /["”’»)\]]/;
const OPENERS = /["“‘«([]/;
const WORD_BEFORE = /[\p{L}\p{N}.&/-]+$/u;
/** Only this much text before a point can matter for the word that it ends. */
const LOOK_BACK = 16;

/** Sentences with their offsets; a line break ends one unless the next line goes on in lower case. */
export function vietnameseSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    if (match.index < start) continue;
    const end = boundaryAfter(text, match[0], match.index);
    if (end === null || (match[0][0] !== "\n" && !endsSentence(text, start, { mark: match[0], at: match.index, end })))
      continue;
    push(sentences, text, start, end);
    start = end;
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  if (end > start) sentences.push({ text: text.slice(start, end), start, end });
}

/** Where a sentence that closes with this mark would end (closing quotes belong to it); null when a word goes straight on. */
function boundaryAfter(text: string, mark: string, at: number): number | null {
  let end = at + mark.length;
  if (mark[0] === "\n") {
    if (mark.length > 1) return end;
    const next = text.slice(end, end + 2).trimStart();
    return /^\p{Ll}/u.test(next) && /[\p{L},]$/u.test(text.slice(Math.max(0, at - 1), at)) ? null : end;
  }
  while (end < text.length && CLOSERS.test(text[end] ?? "")) end++;
  const next = text[end];
  return next === undefined || /\s/.test(next) ? end : null;
}

interface Mark {
  readonly mark: string;
  readonly at: number;
  readonly end: number;
}

function endsSentence(text: string, start: number, { mark, at, end }: Mark): boolean {
  let next = end;
  while (next < text.length && /[^\S\n]/.test(text[next] ?? "")) next++;
  const follower = text[next] ?? "\n";
  if (follower === "\n") return !isListNumber(text, start, at);
  const quoted = end > at + mark.length;
  const goesOnSmall = /[\p{Ll},;:)–-]/u.test(follower);
  // “Đi đâu?” anh hỏi; and "… rồi" go on. Chat writers begin sentences small, so a plain point still ends one.
  if (goesOnSmall && (quoted || mark.length > 1 || mark === "…" || !/\p{L}/u.test(follower))) return false;
  if (OPENERS.test(follower) && /\p{Ll}/u.test(text[next + 1] ?? "")) return mark !== ".";
  return mark !== "." || quoted || !(isAbbreviation(text, at) || isListNumber(text, start, at));
}

function isAbbreviation(text: string, at: number): boolean {
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, at - LOOK_BACK), at))?.[0] ?? "";
  // An initial: "ông T. nói", "N.V.A.".
  if (/(?:^|\.)\p{Lu}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase());
}

/** "1. Hồ sơ gồm", "a. Đơn": the number or letter of a list entry at the sentence's start. */
function isListNumber(text: string, start: number, at: number): boolean {
  return /^\s*(?:\d{1,2}|[a-zđ]|[IVX]{1,4})$/u.test(text.slice(start, at));
}

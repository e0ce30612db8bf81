import type { Sentence } from "../language-pack.ts";

const END = /[.!?…]+["”’)\]]*(?=\s|$)|\n{2,}/g;
const ABBREVIATION =
  /(?:^|[\s("])(?:mr|mrs|ms|dr|prof|st|jr|sr|gen|sen|rep|gov|no|vs|etc|inc|co|ltd|fig|approx|dept|u\.s|u\.n|e\.g|i\.e|\p{L})$/iu;
const LOOK_BACK = 12;

/** Sentences of English text with their offsets. */
export function englishSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const follower = text.slice(end, end + 3).trimStart();
    const abbreviated =
      match[0] === "." && ABBREVIATION.test(text.slice(Math.max(start, match.index - LOOK_BACK), match.index));
    if (abbreviated && follower !== "") continue;
    if (/^\p{Ll}/u.test(follower) && match[0] !== ".") continue;
    push(sentences, text, start, end);
    start = end;
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  const body = text.slice(from, to);
  const trimmed = body.trim();
  if (trimmed === "") return;
  const start = from + body.indexOf(trimmed);
  sentences.push({ text: trimmed, start, end: start + trimmed.length });
}

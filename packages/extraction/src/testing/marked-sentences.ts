import { readFileSync } from "node:fs";
import { redact } from "../redaction/redact.ts";

/** A sentence with what must be redacted in it. */
export interface MarkedSentence {
  readonly text: string;
  readonly expected: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

/** Reads a fixture: a sentence a line, `⟦type:found⟧` around what must be found, `#` before remarks. */
export function readSamples(fixture: string): MarkedSentence[] {
  return readFileSync(new URL(`../../fixtures/${fixture}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(readSample);
}

function readSample(line: string): MarkedSentence {
  const expected: { type: string; start: number; end: number }[] = [];
  let text = "";
  let from = 0;
  for (const match of line.matchAll(/⟦(\w+):([^⟧]+)⟧/gu)) {
    text += line.slice(from, match.index);
    expected.push({ type: match[1] ?? "", start: text.length, end: text.length + (match[2] ?? "").length });
    text += match[2] ?? "";
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), expected };
}

/** How well `redact` does on sentences, for the given types. Found means that nothing of it is left to read. */
export function tallyOf(samples: readonly MarkedSentence[], types: (type: string) => boolean) {
  const missed: string[] = [];
  const surplus: string[] = [];
  let wanted = 0;
  let found = 0;
  for (const { text, expected } of samples) {
    const spans = redact(text).found;
    for (const want of expected.filter((one) => types(one.type))) {
      wanted += 1;
      // An e-mail named as another kind is still redacted.
      if (!spans.some((span) => span.start <= want.start && span.end >= want.end))
        missed.push(`${want.type} ${text.slice(want.start, want.end)}`);
    }
    for (const span of spans.filter((one) => types(one.type))) {
      found += 1;
      if (!expected.some((want) => want.start < span.end && want.end > span.start))
        surplus.push(`${span.type} ${text.slice(span.start, span.end)}: ${text.slice(0, 60)}`);
    }
  }
  return { wanted, missed, surplus, recall: 1 - missed.length / wanted, precision: 1 - surplus.length / found };
}

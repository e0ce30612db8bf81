import type { RedactedSpan } from "../extractor.ts";
import { addressSpans } from "./addresses.ts";
import { namedNumbers } from "./named-numbers.ts";
import { nameSpans } from "./names.ts";
import { shapedSpans } from "./shaped.ts";
import { type FoundSpan, REDACTION_WORDS } from "./span.ts";

/** A text without the personal data that was recognised in it, and where in the original that stood. */
export interface Redaction {
  readonly text: string;
  readonly found: readonly RedactedSpan[];
}

/**
 * Takes personal data out of a text: identity numbers, phones, e-mail, accounts and cards, plates, tax and insurance
 * numbers, addresses down to the house, names of private persons in matters of their own. Law numbers, prices, dates and quantities stay. Linear in the text's length.
 */
export function redact(original: string): Redaction {
  const text = original.normalize("NFC");
  const numbers = /\d{2}|@|\d[/ ]\d|(?:nhà|số|tổ|hẻm|ngõ|hộ) \d|[([]at[)\]]/iu.test(text);
  const numbered = numbers ? [...namedNumbers(text), ...shapedSpans(text), ...addressSpans(text)] : [];
  const spans = withoutOverlaps([...numbered, ...nameSpans(text)]);
  if (spans.length === 0) return { text: original, found: [] };
  let redacted = "";
  let from = 0;
  for (const { type, start, end } of spans) {
    redacted += text.slice(from, start) + REDACTION_WORDS[type];
    from = end;
  }
  redacted += text.slice(from);
  return { text: redacted, found: text === original ? spans : inOriginal(spans, original) };
}

/** Of overlapping spans the first named one stays, in the order in which the recognisers are called. */
function withoutOverlaps(spans: readonly FoundSpan[]): FoundSpan[] {
  const kept: FoundSpan[] = [];
  const taken = [...spans.entries()].sort(([rankA, a], [rankB, b]) => a.start - b.start || rankA - rankB);
  for (const [rank, span] of taken) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (rank < spans.indexOf(last) && span.end >= last.end)
      kept[kept.length - 1] = { ...span, start: Math.min(span.start, last.start) };
  }
  return kept;
}

/** Offsets of the NFC text as offsets of the text as it came in. */
function inOriginal(spans: readonly FoundSpan[], original: string): RedactedSpan[] {
  const offsets: number[] = [];
  let at = 0;
  for (const [cluster] of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const { length } = cluster.normalize("NFC");
    for (let unit = 0; unit < length; unit++) offsets.push(at);
    at += cluster.length;
  }
  offsets.push(at);
  return spans.map(({ type, start, end }) => ({ type, start: offsets[start] ?? at, end: offsets[end] ?? at }));
}

import { type ParsedQuery, type QueryTerm, tokenize } from "@langnghe/domain";
import type { Span } from "../../document-store.ts";
import { formsOf, type WordForms } from "./word-forms.ts";

/** Length of a snippet, UTF-16 units. */
const SNIPPET_LENGTH = 240;
/** Units shown before the first match, so that it stands in its sentence. */
const SNIPPET_LEAD = 60;

export interface Snippet {
  readonly snippet: string;
  readonly snippetMarks: readonly Span[];
}

interface Word extends Span {
  readonly forms: WordForms;
}

/** The terms that can be marked: what was asked for, not what was excluded. */
export function markableTerms(query: ParsedQuery): QueryTerm[] {
  return query.flat().filter((term) => !term.not);
}

/** Spans of `text` where a term stands, in order, overlapping ones joined. */
export function marksIn(text: string, terms: readonly QueryTerm[]): Span[] {
  if (terms.length === 0) return [];
  const { nfc, toOriginal } = normalised(text);
  return matchesIn(wordsOf(nfc), terms).map(({ start, end }) => ({ start: toOriginal(start), end: toOriginal(end) }));
}

/** About 240 characters around the first match, cut at words; line breaks become spaces. */
export function snippetOf(text: string, terms: readonly QueryTerm[]): Snippet {
  const nfc = text.normalize("NFC");
  const words = wordsOf(nfc);
  const matches = matchesIn(words, terms);
  const first = matches[0];
  const start = first === undefined ? 0 : wordStartBefore(words, first.start);
  const end = wordEndBefore(words, start, nfc.length);
  const snippetMarks = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { snippet: nfc.slice(start, end).replace(/\s/gu, " "), snippetMarks };
}

function wordsOf(nfc: string): Word[] {
  return tokenize(nfc).map(({ text, start, end }) => ({ start, end, forms: formsOf(text) }));
}

function matchesIn(words: readonly Word[], terms: readonly QueryTerm[]): Span[] {
  const patterns = terms.map(({ words: wanted, exact }) => ({
    exact,
    forms: wanted.map((word) => (exact ? formsOf(word).exact : formsOf(word).folded)),
  }));
  const spans: { start: number; end: number }[] = [];
  for (const [index, word] of words.entries()) {
    for (const { exact, forms } of patterns) {
      if (!forms.every((form, step) => formAt(words, index + step, exact) === form)) continue;
      const end = words[index + forms.length - 1]?.end ?? word.end;
      const previous = spans.at(-1);
      if (previous !== undefined && word.start < previous.end) previous.end = Math.max(previous.end, end);
      else spans.push({ start: word.start, end });
    }
  }
  return spans;
}

function formAt(words: readonly Word[], index: number, exact: boolean): string | undefined {
  const forms = words[index]?.forms;
  return exact ? forms?.exact : forms?.folded;
}

/** Start of the earliest word within the lead before a match. */
function wordStartBefore(words: readonly Word[], match: number): number {
  return match <= SNIPPET_LEAD ? 0 : (words.find((word) => word.start >= match - SNIPPET_LEAD)?.start ?? match);
}

/** End of the last word that fits; the whole rest when it is short. */
function wordEndBefore(words: readonly Word[], start: number, length: number): number {
  const limit = start + SNIPPET_LENGTH;
  if (limit >= length) return length;
  return words.findLast((word) => word.end <= limit && word.end > start)?.end ?? limit;
}

/** The NFC form of a text and the way back to its own offsets. Nearly every text is NFC already: then nothing is mapped. */
function normalised(text: string): { readonly nfc: string; toOriginal(offset: number): number } {
  const nfc = text.normalize("NFC");
  if (nfc === text) return { nfc, toOriginal: (offset) => offset };
  const originals: number[] = [];
  // A letter and its marks are composed together; nothing is composed across such groups.
  for (const group of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (let unit = 0; unit < group[0].normalize("NFC").length; unit++) originals.push(group.index);
  }
  return { nfc, toOriginal: (offset) => originals[offset] ?? text.length };
}

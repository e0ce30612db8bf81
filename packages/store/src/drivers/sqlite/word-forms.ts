import { exactForm, fold, tokenize } from "@langnghe/domain";

export interface WordForms {
  readonly exact: string;
  readonly folded: string;
}

/** Vietnamese has some 7,000 syllables in use; with names and numbers a cache of this size answers nearly every word. */
const MAX_CACHED = 50_000;
const cache = new Map<string, WordForms>();

/** A word as the index knows it. Cached: folding letter by letter costs 20 times the look-up. */
export function formsOf(word: string): WordForms {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const forms = { exact: exactForm(word), folded: fold(word) };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(word, forms);
  return forms;
}

/**
 * A text as it is fed to FTS5: its words in both forms, joined by spaces. FTS5 splits at spaces alone (tokenizer `ascii`
 * with `.,:/-` as letters), so that it and the domain's `tokenize` agree on what a word is by construction.
 */
export function indexedWords(text: string): WordForms {
  const words = tokenize(text.normalize("NFC")).map((token) => formsOf(token.text));
  return { exact: words.map((word) => word.exact).join(" "), folded: words.map((word) => word.folded).join(" ") };
}

/**
 * What the product knows of one language. A pack is a folder and one line in `packs.ts`. Pure functions, no I/O, no
 * state; each is called for every document, so each must be linear in the length of the text.
 */
export interface LanguagePack {
  /** BCP 47 primary tag: `vi`, `en`. */
  readonly code: string;
  readonly label: { readonly vi: string; readonly en: string };

  /** Sentences of a text with offsets in UTF-16 units of it, in order, not overlapping; together they cover all words. */
  sentences(text: string): Sentence[];

  /** Words for models: normalised (NFC, lower case, chat spelling resolved); several syllables of one word joined by `_`. */
  words(text: string): string[];

  /** One line of words separated by spaces, syllables of one word joined by `_`; spelling as in the text. */
  segment(line: string): string;

  /**
   * The text in ordinary spelling beside the original: tone marks in one placement, chat words written out. For models
   * and matching only, never shown as the person's words.
   */
  normalize(text: string): string;

  /** Lower-case words that say little by themselves. */
  readonly stopWords: ReadonlySet<string>;
}

export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What language a text is in: `vi`, `en` or `other`, with the share of evidence for it (0–1). */
export interface LanguageGuess {
  readonly code: string;
  readonly confidence: number;
}

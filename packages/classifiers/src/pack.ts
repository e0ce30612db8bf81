/** What the classifiers need of a language pack; `@langnghe/languages` packs fit. Packages of one layer do not import each other. */
export interface TextPack {
  readonly code: string;
  sentences(text: string): { readonly text: string; readonly start: number; readonly end: number }[];
  normalize(text: string): string;
  words(text: string): string[];
}

/** Packs by language code. */
export type TextPacks = ReadonlyMap<string, TextPack>;

export type { LanguageGuess, LanguagePack, Sentence } from "./language-pack.ts";

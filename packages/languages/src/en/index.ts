import porter from "natural/lib/natural/stemmers/porter_stemmer.js";
import type { LanguagePack } from "../language-pack.ts";
import { englishSentences } from "./sentences.ts";
import { EN_STOP_WORDS } from "./stop-words.ts";

/** Words of English: letters with inner apostrophes, numbers with inner points, commas and a percent sign. */
const WORD = /\p{L}+(?:['’]\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*%?/gu;
const CURLY_APOSTROPHE = /’/g;
/** Stems are pure and words repeat: each word is stemmed once, up to this many words (about 4 MB). */
const STEMS_KEPT = 50_000;

/** The English pack: Porter stems by `natural`; English words have one syllable group each, so nothing is joined. */
export function loadEnglish(): LanguagePack {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = porter.stem(word);
    if (stems.size < STEMS_KEPT) stems.set(word, stem);
    return stem;
  };
  return {
    code: "en",
    label: { vi: "Tiếng Anh", en: "English" },
    sentences: englishSentences,
    segment: (line) => (line.match(/[\p{L}\p{N}%'’.,-]*[\p{L}\p{N}%]|[^\s\p{L}\p{N}]/gu) ?? []).join(" "),
    normalize: (text) => text.normalize("NFC").replace(CURLY_APOSTROPHE, "'"),
    stopWords: EN_STOP_WORDS,
    words: (text) => (text.toLowerCase().match(WORD) ?? []).map((word) => stemOf(word.replace(CURLY_APOSTROPHE, "'"))),
  };
}

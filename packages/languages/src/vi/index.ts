import { exactForm } from "@langnghe/domain";
import type { LanguagePack } from "../language-pack.ts";
import { normalizeVietnamese } from "./normalize.ts";
import { joinDecisions, lineTokens, loadSegmenter, segmentVietnamese } from "./segmenter.ts";
import { vietnameseSentences } from "./sentences.ts";
import { VI_STOP_WORDS } from "./stop-words.ts";

const HAS_WORD = /[\p{L}\p{N}]/u;

/** The Vietnamese pack. Reads the segmenter's weights (one file, about 0.5 MB) when called. */
export function loadVietnamese(): LanguagePack {
  const model = loadSegmenter();
  return {
    code: "vi",
    label: { vi: "Tiếng Việt", en: "Vietnamese" },
    sentences: vietnameseSentences,
    segment: (line) => segmentVietnamese(line, model),
    normalize: normalizeVietnamese,
    stopWords: VI_STOP_WORDS,
    words(text) {
      const tokens = lineTokens(normalizeVietnamese(text));
      const joins = joinDecisions(tokens, model);
      const words: string[] = [];
      let word = "";
      for (const [i, token] of tokens.entries()) {
        word += exactForm(token);
        if (joins[i] === 1) {
          word += "_";
          continue;
        }
        if (HAS_WORD.test(word)) words.push(word);
        word = "";
      }
      return words;
    },
  };
}

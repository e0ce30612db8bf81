import { next, type Step } from "@langnghe/pipeline";
import type { Draft, ExtractorDeps, Redacted } from "../deps.ts";

/** Below this the text is too short or mixed to tell, and what the page declares decides. */
const SURE_ENOUGH = 0.6;

/** Recognises the language from the text itself; the page's own declaration is often that of its template. */
export function recognizeLanguage(deps: Pick<ExtractorDeps, "recognizeLanguage">): Step<Redacted, Draft> {
  return async function recognizeLanguage(item) {
    const guess = deps.recognizeLanguage(`${item.title}\n${item.text}`);
    const declared = item.page?.language?.slice(0, 2).toLowerCase() ?? null;
    return next({ ...item, language: guess.confidence >= SURE_ENOUGH ? guess.code : (declared ?? guess.code) });
  };
}

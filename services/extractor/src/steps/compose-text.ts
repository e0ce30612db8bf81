import { drop, next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, WithPage, WithText } from "../deps.ts";

/** A text this much shorter than what the feed itself carried is not the article: the page was a stub or a consent wall. */
const LEAST_SHARE_OF_ENTRY = 0.5;
/** A title made of the text's beginning is cut here, at a word. */
const TITLE_CHARACTERS = 90;

/** Chooses title and text: the page's main text, or what the feed carried where that is more; drops what has no text. */
export function composeText(deps: Pick<ExtractorDeps, "htmlToText">): Step<WithPage, WithText, "empty"> {
  return async function composeText({ fetched, page }) {
    const { entry } = fetched;
    const carried = textOfEntry(entry.contentHtml ?? entry.summaryHtml, deps.htmlToText);
    const read = page?.text ?? "";
    const text = read.length >= carried.length * LEAST_SHARE_OF_ENTRY && read !== "" ? read : carried;
    const title = entry.title?.trim() || page?.title?.trim() || beginningOf(text);
    if (text === "" && title === "") return drop("empty");
    return next({ fetched, page, title: title.normalize("NFC"), text: (text || title).normalize("NFC") });
  };
}

function textOfEntry(html: string | null, htmlToText: (html: string) => string): string {
  return html === null ? "" : htmlToText(html);
}

function beginningOf(text: string): string {
  const line = text.split("\n")[0] ?? "";
  if (line.length <= TITLE_CHARACTERS) return line;
  const cut = line.lastIndexOf(" ", TITLE_CHARACTERS);
  return `${line.slice(0, cut > 0 ? cut : TITLE_CHARACTERS)}…`;
}

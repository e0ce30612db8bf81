import type { Page } from "playwright-core";
import { en } from "../../services/console/src/web/words/en.ts";
import { vi } from "../../services/console/src/web/words/vi.ts";

/** Content in other tongues, code and technical lines are marked as such; everything else on a page is the interface. */
const TEXTS = `(() => {
  const marked = "[lang=en], code, kbd, .technical, script, style, svg";
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent !== null && parent.closest(marked) === null) found.push(walk.currentNode.data.trim());
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.querySelectorAll("[" + name + "]"))
      if (element.closest(marked) === null) found.push(element.getAttribute(name).trim());
  return found.filter((text) => text !== "");
})()`;

/** A number, a name, a date: never a sentence, which a document may well have in English. */
const HOLE = "\\S+(?: \\S+){0,4}";
const vietnamese = new Set<string>(Object.values(vi));
const patterns = Object.values(en)
  .filter((sentence) => !vietnamese.has(sentence))
  .filter((sentence) => /[a-z]{2}/i.test(sentence.replaceAll(/\{[^}]*\}/g, "")))
  .map(patternOf);
/** How the Vietnamese interface shows a code that the catalogue does not know. */
const UNKNOWN_CODE = patternOf(vi["code.unknown"]);

/** What stands on a page of the Vietnamese interface and should not: sentences of the English catalogue, codes without words. */
export async function foreignWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate<string[]>(TEXTS);
  return texts.filter((text) => UNKNOWN_CODE.test(text) || patterns.some((pattern) => pattern.test(text)));
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split(/\{[^}]*\}/g).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(HOLE)}$`, "u");
}

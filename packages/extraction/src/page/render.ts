import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { INLINE, type Measure, type Measures } from "./blocks.ts";
import { squeeze, textBelow } from "./dom.ts";
import { isDead } from "./hints.ts";
import { isLabelLine, opensOtherArticles, sendsElsewhere } from "./phrases.ts";

/** What is kept of the main part, in order. */
export interface Paragraph {
  readonly element: Element;
  readonly text: string;
}

export interface KeepOptions {
  readonly measures: Measures;
  /** The page's title, which is not repeated in the text. */
  readonly title: string | null;
}

/** Paragraphs of the main part, without the lists of links, labels and boxes that stand between them. */
export function paragraphsOf(main: Element, options: KeepOptions): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  walkBlock(main, options, paragraphs);
  while (paragraphs.length > 0 && /^h[1-6]$/.test(paragraphs.at(-1)?.element.name ?? "")) paragraphs.pop();
  return paragraphs;
}

function walkBlock(block: Element, options: KeepOptions, out: Paragraph[]): void {
  let line = "";
  const flush = (): void => {
    const text = squeeze(line);
    line = "";
    if (text !== "" && keepsLine(block, text, options)) out.push({ element: block, text });
  };
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) line += node.data;
      else if (isTag(node) && !isDead(node)) {
        if (node.name === "br") line += "\n";
        else if (INLINE.has(node.name)) visit(node.children);
        else {
          flush();
          if (keepsBlock(node, options)) walkBlock(node, options, out);
        }
      }
    }
  };
  visit(block.children);
  flush();
}

/** Boxes inside the main part that are not of it: named as such, or mostly links. */
function keepsBlock(block: Element, { measures }: KeepOptions): boolean {
  const found = measures.get(block);
  if (found === undefined || found.allChars === 0) return false;
  if (found.aside || isOtherArticles(found) || block.name === "figcaption") return false;
  const density = found.allLinkChars / found.allChars;
  if (/^(?:ul|ol|div|section|table|dl|form)$/.test(block.name)) return density < 0.5;
  return density < 0.8 || block.name === "p" || block.name === "li";
}

/** A box whose first line announces other articles. */
function isOtherArticles(box: Measure): boolean {
  if (box.chars > 0)
    return opensOtherArticles(
      squeeze(textBelow(box.element.children.filter((child) => isText(child) || (isTag(child) && INLINE.has(child.name))))),
    );
  const first = box.inner.find((one) => one.allChars > 0);
  return first !== undefined && isOtherArticles(first) && (box.inner.length > 1 || first.inner.length > 0);
}

/** Short lines without a sentence's end that stand in no paragraph are labels: "Close", "Advertisement". */
const LOOSE = new Set(["div", "section", "article", "main", "header", "figure", "aside", "body", "center", "form"]);
const LABEL_CHARS = 40;
function keepsLine(block: Element, text: string, { measures, title }: KeepOptions): boolean {
  if (block.name === "h1") return false;
  if (title !== null && text === title) return false;
  if (LOOSE.has(block.name) && text.length < LABEL_CHARS && !/[.!?…"”]$/.test(text)) return false;
  if (isLabelLine(text) || opensOtherArticles(text)) return false;
  const found = measures.get(block);
  const density = found === undefined || found.chars === 0 ? 0 : found.linkChars / found.chars;
  if (density > 0.4 && sendsElsewhere(text)) return false;
  return !(density > 0.9 && text.length < 200 && !/[.!?…"”]$/.test(text));
}

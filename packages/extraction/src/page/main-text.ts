import { type Document, type Element, isTag } from "domhandler";
import { type Measures, measure } from "./blocks.ts";
import { elementsBelow } from "./dom.ts";
import { leadBefore } from "./lead.ts";
import { type Paragraph, paragraphsOf } from "./render.ts";
import { selectMain } from "./select.ts";

/** The main part of a page: its elements in order, and what is kept of them. */
export interface MainPart {
  readonly roots: readonly Element[];
  readonly paragraphs: readonly Paragraph[];
  readonly measures: Measures;
  /** Share of the page's text that is link text: high on lists and front pages. */
  readonly linkShare: number;
}

/** Finds the main part of a page and its paragraphs; null for a document without elements. */
export function mainPart(document: Document, title: string | null): MainPart | null {
  const root = rootOf(document);
  if (root === null) return null;
  const measures = measure(root);
  const main = selectMain(root, measures);
  const lead = leadBefore(main, measures);
  const roots = lead === null ? [main] : [lead, main];
  const whole = measures.get(root);
  return {
    roots,
    paragraphs: roots.flatMap((part) => paragraphsOf(part, { measures, title })),
    measures,
    linkShare: whole === undefined || whole.allChars === 0 ? 0 : whole.allLinkChars / whole.allChars,
  };
}

function rootOf(document: Document): Element | null {
  for (const element of elementsBelow(document.children)) if (element.name === "body") return element;
  return document.children.find(isTag) ?? null;
}

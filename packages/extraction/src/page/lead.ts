import { type Element, isTag } from "domhandler";
import type { Measures } from "./blocks.ts";
import { hintsOf, isDead } from "./hints.ts";

/** How far above the main part its introduction may stand. */
const LEVELS_UP = 4;
const SHORTEST_LEAD_CHARS = 60;
/** An introduction is a paragraph or two. */
const LONGEST_LEAD_CHARS = 1_200;

/** The introduction that stands before the main part and apart from it, when a class name says that it is one. */
export function leadBefore(main: Element, measures: Measures): Element | null {
  let current = main;
  for (let level = 0; level < LEVELS_UP; level++) {
    const parent = current.parent;
    if (parent === null || !isTag(parent)) return null;
    for (const sibling of parent.children) {
      if (sibling === current) break;
      const lead = isTag(sibling) ? findLead(sibling, measures, 3) : null;
      if (lead !== null) return lead;
    }
    current = parent;
  }
  return null;
}

function findLead(element: Element, measures: Measures, depth: number): Element | null {
  const measure = measures.get(element);
  if (measure === undefined || measure.aside || isDead(element) || measure.allChars < SHORTEST_LEAD_CHARS) return null;
  if (element.name !== "h1" && isLead(element, measure)) return element;
  if (depth === 0) return null;
  for (const child of element.children) {
    const lead = isTag(child) ? findLead(child, measures, depth - 1) : null;
    if (lead !== null) return lead;
  }
  return null;
}

function isLead(element: Element, measure: { allChars: number; allLinkChars: number; good: number }): boolean {
  const short = measure.allChars <= LONGEST_LEAD_CHARS && measure.allLinkChars < measure.allChars * 0.3;
  return short && measure.good > 0 && hintsOf(element).lead;
}

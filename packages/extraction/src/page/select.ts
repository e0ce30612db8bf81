import { type Element, isTag } from "domhandler";
import type { Measure, Measures } from "./blocks.ts";
import { hintsOf, isDeclaredBody } from "./hints.ts";

/** A container named as the body must hold this share of the best part's worth to be preferred. */
const NAMED_SHARE = 0.75;
/** The same where the markup declares it the body; by characters, since tables and verses have little worth. */
const DECLARED_SHARE = 0.25;
/** A child that holds this share of its parent's worth stands for it. */
const TIGHTEN_SHARE = 0.97;
const CONTAINERS = new Set(["div", "section", "article", "main", "td"]);

/**
 * The element that holds the main text: the one with the greatest worth, then narrowed down while one child holds
 * nearly all of it. An element that the page names as the body is preferred when it is nearly as good.
 */
export function selectMain(root: Element, measures: Measures): Element {
  let best = measures.get(root);
  if (best === undefined) return root;
  for (const measure of measures.values()) if (!measure.outside && measure.total > best.total) best = measure;
  const declared = largest(measures, (one) => (isDeclaredBody(one.element) ? one.allChars - one.allLinkChars : 0));
  if (declared !== null && declared.allChars - declared.allLinkChars > (best.allChars - best.allLinkChars) * DECLARED_SHARE)
    return declared.element;
  const named = largest(measures, (one) => (isNamedBody(one.element) ? one.total : 0));
  return tighten(named !== null && named.total > best.total * NAMED_SHARE ? named.element : best.element, measures);
}

function isNamedBody(element: Element): boolean {
  const { inside, around } = hintsOf(element);
  return inside && around === null && CONTAINERS.has(element.name);
}

function largest(measures: Measures, size: (measure: Measure) => number): Measure | null {
  let found: Measure | null = null;
  for (const measure of measures.values())
    if (!measure.outside && size(measure) > (found === null ? 0 : size(found))) found = measure;
  return found;
}

function tighten(from: Element, measures: Measures): Element {
  let current = from;
  for (;;) {
    const total = measures.get(current)?.total ?? 0;
    const next = current.children.find(
      (child): child is Element => isTag(child) && (measures.get(child)?.total ?? 0) >= total * TIGHTEN_SHARE && !isLeaf(child),
    );
    if (next === undefined) return current;
    current = next;
  }
}

function isLeaf(element: Element): boolean {
  return !element.children.some(
    (child) => isTag(child) && /^(?:p|div|section|article|table|tbody|ul|ol|blockquote|main|td|tr)$/.test(child.name),
  );
}

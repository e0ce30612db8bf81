import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { hintsOf, isDead } from "./hints.ts";

/** Elements that flow inside a line; all others begin a block. */
export const INLINE = new Set(
  "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** What the text directly in a block (not in blocks inside it) looks like, and what stands below it. */
export interface Measure {
  readonly element: Element;
  /** Characters of text in this block's own lines. */
  readonly chars: number;
  readonly linkChars: number;
  /** Marks that end or divide sentences in the own lines. */
  readonly marks: number;
  /** Worth of the own lines: positive is main text, negative is what surrounds it. */
  readonly own: number;
  /** Characters of text here and below, links included, and of links. */
  readonly allChars: number;
  readonly allLinkChars: number;
  /** Sum of the positive worths here and below. */
  readonly good: number;
  /** Worth of this block with all below it, boxes around the article counted little. */
  total: number;
  /** A box that stands around the article, by its name and its share of the page. */
  aside: boolean;
  /** True inside such a box: never chosen as the main part. */
  outside: boolean;
  readonly inner: readonly Measure[];
}

/** Measures of every block of a page that may hold text. */
export type Measures = Map<Element, Measure>;

/** Text that belongs to paragraphs counts fully, text lying loose in containers less. */
const WEIGHT_OF: Readonly<Record<string, number>> = {
  p: 1,
  blockquote: 1,
  pre: 0.9,
  li: 0.7,
  td: 0.7,
  dd: 0.8,
  div: 0.8,
  section: 0.8,
  article: 0.9,
  main: 0.9,
  figcaption: 0.3,
  h1: 0.2,
  h2: 0.4,
  h3: 0.4,
  h4: 0.4,
  h5: 0.3,
  h6: 0.3,
};
const OTHER_WEIGHT = 0.6;
/** Shorter lines are labels and menu entries more often than sentences. */
const SHORT_LINE_CHARS = 40;
/** What a line of links costs, so that fifty menu entries outweigh one sentence. */
const LINK_LINE_COST = 12;

interface Run {
  chars: number;
  linkChars: number;
  marks: number;
}

/** Measures a subtree; dead elements are left out altogether. */
export function measure(root: Element): Measures {
  const measures: Measures = new Map();
  const whole = measureBlock(root, measures);
  total(whole, whole.good);
  markOutside(whole, false);
  return measures;
}

function measureBlock(block: Element, measures: Measures): Measure {
  const run: Run = { chars: 0, linkChars: 0, marks: 0 };
  const inner: Measure[] = [];
  collect(block.children, false, { run, inner, measures });
  const own = worth(block, run);
  const found = {
    element: block,
    ...run,
    own,
    allChars: run.chars,
    allLinkChars: run.linkChars,
    good: Math.max(0, own),
    total: 0,
    aside: false,
    outside: false,
    inner,
  };
  for (const one of inner) {
    found.allChars += one.allChars;
    found.allLinkChars += one.allLinkChars;
    found.good += one.good;
  }
  measures.set(block, found);
  return found;
}

/** What stands around the article counts little, but is not lost when nothing else is there. */
const ASIDE_FACTOR = 0.1;
/** A box with this share of all good text is the article, whatever its class names say. */
const SHARE_LIMIT = { weak: 0.25, strong: 0.9, comments: 2 } as const;

function total(block: Measure, pageGood: number): number {
  block.total = block.own;
  for (const one of block.inner) block.total += total(one, pageGood);
  const { around } = hintsOf(block.element);
  const limit = around === null ? 0 : SHARE_LIMIT[around];
  block.aside = limit > 0 && block.element.name !== "blockquote" && !isQuoteBox(block) && block.good < pageGood * limit;
  if (block.aside && block.total > 0) block.total *= ASIDE_FACTOR;
  return block.total;
}

function markOutside(block: Measure, outside: boolean): void {
  block.outside = outside || block.aside;
  for (const one of block.inner) markOutside(one, block.outside);
}

/** A box around nothing but a quotation (an embedded post) belongs to the text, however it is named. */
function isQuoteBox(block: Measure): boolean {
  return (
    block.inner.length === 1 &&
    block.own === 0 &&
    block.inner.every((one) => one.element.name === "blockquote" || isQuoteBox(one))
  );
}

interface Collecting {
  readonly run: Run;
  readonly inner: Measure[];
  readonly measures: Measures;
}

function collect(nodes: readonly ChildNode[], inLink: boolean, into: Collecting): void {
  for (const node of nodes) {
    if (isText(node)) addText(node.data, inLink, into.run);
    else if (isTag(node) && !isDead(node)) {
      if (INLINE.has(node.name)) collect(node.children, inLink || (node.name === "a" && "href" in node.attribs), into);
      else into.inner.push(inLink ? linked(measureBlock(node, into.measures)) : measureBlock(node, into.measures));
    }
  }
}

/** A block inside a link is link text as a whole. */
function linked(block: Measure): Measure {
  return { ...block, allLinkChars: block.allChars, own: -LINK_LINE_COST, good: 0, inner: [] };
}

const MARK = /[.,;:!?…。，、！？؟،।]/g;

function addText(text: string, inLink: boolean, run: Run): void {
  const chars = wordChars(text);
  run.chars += chars;
  if (inLink) run.linkChars += chars;
  else if (chars > 3) run.marks += text.match(MARK)?.length ?? 0;
}

/** Characters without runs of white space. Letters of scripts without spaces say twice as much. */
function wordChars(text: string): number {
  let count = 0;
  let space = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isSpace = code === 32 || (code >= 9 && code <= 13) || code === 160;
    if (!isSpace) count += code > 0x2e7f && code < 0xfb00 ? 2 : 1;
    else if (!space) count += 1;
    space = isSpace;
  }
  return count;
}

function worth(block: Element, run: Run): number {
  if (run.chars === 0) return 0;
  const density = run.linkChars / run.chars;
  if (density > 0.5) return -LINK_LINE_COST - run.linkChars * 0.2;
  const weight = WEIGHT_OF[block.name] ?? OTHER_WEIGHT;
  const free = run.chars - run.linkChars * 1.5;
  if (run.chars < SHORT_LINE_CHARS) return run.marks > 0 ? free * weight * 0.3 : block.name.startsWith("h") ? 0 : -4;
  return run.marks === 0 ? free * weight * 0.3 : free * weight;
}

import { LangngheError } from "@langnghe/domain";
import { prescan } from "@langnghe/html";
import { type ChildNode, type Document, type Element, isTag, isText } from "domhandler";
import { parseDocument } from "htmlparser2";

/** Honest pages stay below 120 levels and 100 attributes a tag (181 pages measured: 74 and 61). */
const DEEPEST = 600;
const MOST_ATTRIBUTES = 2_000;
/** A page of 10 MiB, the collector's limit, has about 250,000 tags. */
const MOST_TAGS = 400_000;

/** Builds the tree of a page; throws PARSE_FAILED for pages made to stall parsers, before one sees them. */
export function parsePage(html: string): Document {
  const shape = prescan(html);
  if (shape.depth > DEEPEST || shape.attributes > MOST_ATTRIBUTES || shape.tags > MOST_TAGS) {
    throw new LangngheError("PARSE_FAILED", "The page's markup is too deep or too large to be read safely.", {
      facts: { ...shape },
    });
  }
  return parseDocument(html);
}

/** Text below nodes, as written. */
export function textBelow(nodes: readonly ChildNode[]): string {
  let text = "";
  for (const node of nodes) {
    if (isText(node)) text += node.data;
    else if (isTag(node) && node.name !== "script" && node.name !== "style") text += textBelow(node.children);
  }
  return text;
}

/** One line without double spaces. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Elements below a node, in document order. */
export function* elementsBelow(nodes: readonly ChildNode[]): Generator<Element> {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    yield node;
    yield* elementsBelow(node.children);
  }
}

import { escapeText, resolveLink, sanitizeHtml } from "@langnghe/html";
import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { INLINE } from "./blocks.ts";
import { isDead } from "./hints.ts";
import type { MainPart } from "./main-text.ts";

/** Elements written out as themselves; others only pass on what they hold. */
const WRITTEN = new Set(
  "a b blockquote caption cite code dd del dl dt em figcaption figure h2 h3 h4 h5 h6 i img ins li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul".split(
    " ",
  ),
);
const PICTURES = new Set(["figure", "figcaption", "img", "picture"]);

/** The main part as sanitised HTML: the kept paragraphs with their lists, tables, quotes, pictures and captions. */
export function markupOf(part: MainPart, baseUrl: string | null): string {
  const kept = new Set(part.paragraphs.map((paragraph) => paragraph.element));
  const html = part.roots.map((root) => writeBlock(root, { part, kept, baseUrl })).join("");
  return sanitizeHtml(html, { baseUrl }).trim();
}

interface Writing {
  readonly part: MainPart;
  readonly kept: ReadonlySet<Element>;
  readonly baseUrl: string | null;
}

function writeBlock(block: Element, writing: Writing): string {
  const measure = writing.part.measures.get(block);
  if (measure?.aside === true) return "";
  const picture = PICTURES.has(block.name);
  const inner = writeNodes(block.children, writing, picture || writing.kept.has(block));
  if (inner === "" && block.name !== "td" && block.name !== "th") return "";
  const name = WRITTEN.has(block.name) ? block.name : writing.kept.has(block) ? "p" : null;
  return name === null || (name === "p" && /<(?:p|ul|ol|table|blockquote|h\d)\b/.test(inner))
    ? inner
    : `<${name}>${inner}</${name}>`;
}

/** `lines` says whether text lying directly here is kept. */
function writeNodes(nodes: readonly ChildNode[], writing: Writing, lines: boolean): string {
  let html = "";
  for (const node of nodes) {
    if (isText(node)) html += lines ? escapeText(node.data.replace(/\s+/g, " ")) : "";
    else if (isTag(node) && !isDead(node)) {
      if (node.name === "img") html += image(node, writing.baseUrl);
      else if (node.name === "br") html += lines ? "<br>" : "";
      else if (INLINE.has(node.name)) html += inline(node, writing, lines);
      else html += writeBlock(node, writing);
    }
  }
  return html.trim() === "" ? "" : html;
}

function inline(element: Element, writing: Writing, lines: boolean): string {
  const inner = writeNodes(element.children, writing, lines);
  if (inner === "" || !WRITTEN.has(element.name)) return inner;
  const link = element.name === "a" ? resolveLink(element.attribs.href ?? "", writing.baseUrl) : null;
  const href = link === null ? "" : ` href="${escapeText(link).replaceAll('"', "&quot;")}"`;
  return `<${element.name}${href}>${inner}</${element.name}>`;
}

/** Pictures that load late keep their address in a data attribute. */
function image({ attribs }: Element, baseUrl: string | null): string {
  const written = [attribs["data-src"], attribs["data-original"], attribs.src].find(
    (src) => src !== undefined && !src.startsWith("data:"),
  );
  const src = written === undefined ? null : resolveLink(written, baseUrl);
  if (src === null) return "";
  const alt = escapeText(attribs.alt ?? "").replaceAll('"', "&quot;");
  return `<img src="${escapeText(src).replaceAll('"', "&quot;")}" alt="${alt}">`;
}

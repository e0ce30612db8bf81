import { escapeText, resolveLink } from "@langnghe/html";
import type { XmlElement } from "./xml-tree.ts";

/** Children that are elements, in order. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== "string");
}

/** All text below an element, markup left out, trimmed. */
export function textOf(element: XmlElement): string {
  return rawText(element).trim();
}

function rawText(element: XmlElement): string {
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : rawText(child);
  return text;
}

export function hasMarkup(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== "string");
}

/** Content of an element as HTML: elements written out without prefixes, links absolute by their own xml:base. */
export function markupOf(element: XmlElement): string {
  let html = "";
  for (const child of element.children) html += typeof child === "string" ? escapeText(child) : elementMarkup(child);
  return html;
}

const LINKS = new Set(["href", "src", "cite"]);
const EMPTY = new Set(["br", "hr", "img", "wbr", "col"]);

function elementMarkup(element: XmlElement): string {
  let attributes = "";
  for (const [name, value] of element.attributes) {
    if (name.includes(":") || name === "xmlns") continue;
    const written = LINKS.has(name) ? (resolveLink(value, element.base) ?? "") : value;
    attributes += ` ${name}="${escapeText(written).replaceAll('"', "&quot;")}"`;
  }
  if (EMPTY.has(element.name)) return `<${element.name}${attributes}>`;
  return `<${element.name}${attributes}>${markupOf(element)}</${element.name}>`;
}

/** Direct children by `space:name` (`title`, `dc:date`), first to last. */
export function childrenNamed(parent: XmlElement, key: string): XmlElement[] {
  const colon = key.indexOf(":");
  const [space, name] = colon === -1 ? ["", key] : [key.slice(0, colon), key.slice(colon + 1)];
  return elementsOf(parent).filter((child) => child.name === name && child.space === space);
}

/** First non-empty reading of the named children, in the order of the names. */
export function firstOf<T>(parent: XmlElement, keys: readonly string[], read: (element: XmlElement) => T | null): T | null {
  for (const key of keys) {
    for (const child of childrenNamed(parent, key)) {
      const value = read(child);
      if (value !== null && value !== "") return value;
    }
  }
  return null;
}

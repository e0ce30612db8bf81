import { escapeText, htmlToText, sanitizeHtml } from "@langnghe/html";
import { decodeHTMLStrict } from "entities";
import { hasMarkup, markupOf, textOf } from "./elements.ts";
import type { XmlElement } from "./xml-tree.ts";

const KNOWN_TAG =
  /<\/?(?:a|abbr|applet|b|big|blink|blockquote|body|br|center|cite|code|del|div|em|embed|font|form|frame|frameset|h[1-6]|i|iframe|img|input|ins|li|link|math|meta|object|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|td|tr|tt|u|ul|var)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** A title of RSS, where nobody says whether it is HTML: tags that HTML knows are taken out, entities undone. */
export function looseTitle(element: XmlElement): string | null {
  return looseTitleText(hasMarkup(element) ? htmlToText(markupOf(element)) : textOf(element));
}

export function looseTitleText(text: string): string | null {
  return titleOf(KNOWN_TAG.test(text) ? htmlToText(text) : ENTITY.test(text) ? decodeHTMLStrict(text) : text);
}

/** A plain title: one line, no double spaces; null when nothing is left. */
export function titleOf(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" ? null : line;
}

/** Text that RSS carries as HTML: a description, content:encoded, or an XHTML body. */
export function looseHtml(element: XmlElement, base: string | null): string | null {
  const html = hasMarkup(element) ? markupOf(element) : textOf(element);
  return sanitizedOrNull(html, element.base ?? base);
}

/** Sanitised HTML, or null when nothing is left. */
export function sanitizedOrNull(html: string, base: string | null): string | null {
  const clean = sanitizeHtml(html, { baseUrl: base }).trim();
  return clean === "" ? null : clean;
}

type ConstructKind = "text" | "html" | "markup";

interface Construct {
  readonly kind: ConstructKind;
  readonly value: string;
}

/** An Atom text construct (RFC 4287 §3.1, content §4.1.3; Atom 0.3 modes) as plain text. */
export function constructText(element: XmlElement): string | null {
  const construct = readConstruct(element);
  if (construct === null) return null;
  return titleOf(construct.kind === "text" ? construct.value : htmlToText(construct.value));
}

/** An Atom text construct as sanitised HTML; null for what is out of line, binary or empty. */
export function constructHtml(element: XmlElement, base: string | null): string | null {
  const construct = readConstruct(element);
  if (construct === null) return null;
  if (construct.kind === "text") return construct.value === "" ? null : escapeText(construct.value);
  return sanitizedOrNull(construct.value, element.base ?? base);
}

function readConstruct(element: XmlElement): Construct | null {
  const type = (element.attributes.get("type") ?? "text").trim().toLowerCase();
  const mode = element.attributes.get("mode")?.trim().toLowerCase();
  if (mode === "base64" || (mode === undefined && isBinary(type))) return fromBase64(element, type);
  if (mode === "escaped") return { kind: isHtml(type) ? "html" : "text", value: textOf(element) };
  if (hasMarkup(element)) return { kind: "markup", value: markupOf(element) };
  return { kind: isHtml(type) && type !== "xhtml" ? "html" : "text", value: textOf(element) };
}

function isHtml(type: string): boolean {
  return type === "html" || type === "xhtml" || type.startsWith("text/html") || type.startsWith("application/xhtml");
}

function isBinary(type: string): boolean {
  return type.includes("/") && !type.startsWith("text/") && !/[/+]xml$|^application\/xhtml/.test(type);
}

/** Base64 text is read when its type is text; pictures and the like are no words. */
function fromBase64(element: XmlElement, type: string): Construct | null {
  const value = Buffer.from(textOf(element), "base64").toString("utf8");
  if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/") || value.includes("\uFFFD"))
    return null;
  return { kind: isHtml(type) ? "html" : "text", value };
}

import { parseInstant, resolveLink } from "@langnghe/html";
import { elementsOf, firstOf, textOf } from "./elements.ts";
import type { ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { constructHtml, constructText } from "./text-construct.ts";
import type { XmlElement } from "./xml-tree.ts";

const ALTERNATE = /^(?:https?:\/\/www\.iana\.org\/assignments\/relation\/)?alternate$/i;

/** Atom 1.0 (RFC 4287) and 0.3; `root` is the feed, or a single entry standing alone. */
export function readAtom(root: XmlElement): ParsedFeed {
  const own = ownNames(root);
  const link = alternateLink(root, own);
  const entries = root.name === "entry" ? [root] : elementsOf(root).filter((child) => child.name === "entry");
  return {
    format: "atom",
    title: firstOf(root, own(["title"]), constructText),
    link,
    language: root.language ?? firstOf(root, ["dc:language"], textOf),
    items: entries.map((entry) => readEntry(entry, link)),
  };
}

/** Names as the feed writes them: feeds without or with a wrong namespace are read as if it were Atom's. */
function ownNames(root: XmlElement): (names: readonly string[]) => string[] {
  return (names) =>
    names.flatMap((name) => [`atom:${name}`, ...(root.space === "atom" ? [] : [`${root.space}:${name}`]), name]);
}

function readEntry(entry: XmlElement, feedUrl: string | null): ParsedItem {
  const own = ownNames(entry);
  const url = alternateLink(entry, own);
  const base = url ?? feedUrl;
  const instant = (element: XmlElement): string | null => parseInstant(textOf(element));
  const html = (element: XmlElement): string | null => constructHtml(element, base);
  const published = firstOf(entry, [...own(["published", "issued"]), "dcterms:issued"], instant);
  const anyEvent = firstOf(entry, ["dc:date"], instant);
  return {
    id: firstOf(entry, own(["id"]), textOf),
    url: url ?? firstOf(entry, own(["content"]), outOfLine),
    title: firstOf(entry, own(["title"]), constructText) ?? firstOf(entry, ["dc:title", "media:title"], constructText),
    summaryHtml: firstOf(entry, own(["summary"]), html) ?? mediaDescription(entry, html),
    contentHtml: firstOf(entry, own(["content"]), html) ?? firstOf(entry, ["content:encoded", "xhtml:body", "xhtml:div"], html),
    publishedAt: published ?? anyEvent ?? firstOf(entry, [...own(["created"]), "dcterms:created"], instant),
    updatedAt: firstOf(entry, [...own(["updated", "modified"]), "dcterms:modified"], instant) ?? anyEvent,
    categories: categoriesOf(entry),
  };
}

/** Content kept elsewhere (`src`) is a page to read when the entry names no other. */
function outOfLine(content: XmlElement): string | null {
  const src = content.attributes.get("src");
  const type = content.attributes.get("type") ?? "text/html";
  return src === undefined || !/html/i.test(type) ? null : resolveLink(src, content.base);
}

function mediaDescription(entry: XmlElement, html: (element: XmlElement) => string | null): string | null {
  const direct = firstOf(entry, ["media:description", "dc:description"], html);
  return direct ?? firstOf(entry, ["media:group"], (group) => firstOf(group, ["media:description"], html));
}

/** The page an entry or feed stands for: `rel=alternate`, HTML before other types. */
function alternateLink(parent: XmlElement, own: (names: readonly string[]) => string[]): string | null {
  const keys = new Set(own(["link"]));
  const links = elementsOf(parent)
    .filter((child) => keys.has(child.space === "" ? child.name : `${child.space}:${child.name}`))
    .filter((link) => ALTERNATE.test((link.attributes.get("rel") ?? "alternate").trim()));
  const best = links.find((link) => /html/i.test(link.attributes.get("type") ?? "html")) ?? links[0];
  const written = best?.attributes.get("href") ?? (best === undefined ? "" : textOf(best));
  return best === undefined || written.trim() === "" ? null : resolveLink(written, best.base);
}

function categoriesOf(entry: XmlElement): string[] {
  const found = new Set<string>();
  for (const child of elementsOf(entry)) {
    if (child.name === "category") {
      for (const name of [child.attributes.get("term"), child.attributes.get("label"), textOf(child)])
        found.add(name?.trim() ?? "");
    } else if (child.space === "dc" && child.name === "subject") found.add(textOf(child));
  }
  found.delete("");
  return [...found];
}

import { parseInstant, resolveLink } from "@langnghe/html";
import { childrenNamed, elementsOf, firstOf, hasMarkup, textOf } from "./elements.ts";
import type { FeedFormat, ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { constructHtml, constructText, looseHtml, looseTitle } from "./text-construct.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Where items may stand: in the channel (RSS), beside it (RDF), in a list of their own (RSS 1.1). */
const ITEM_PARENTS = new Set(["rss", "rdf", "channel", "items"]);

/** RSS 0.9x, 2.0, 1.0 (RDF) and 1.1, with the extensions content, dc, dcterms, media, itunes, atom. */
export function readRss(root: XmlElement, format: FeedFormat): ParsedFeed {
  const channel = root.name === "channel" ? root : (elementsOf(root).find((child) => child.name === "channel") ?? root);
  const link = feedLink(channel);
  const items: ParsedItem[] = [];
  collectItems(root, link, items);
  return {
    format,
    title: firstOf(channel, ["title", "dc:title"], looseTitle) ?? firstOf(channel, ["atom:title"], constructText),
    link,
    language: firstOf(channel, ["language", "dc:language"], textOf) ?? channel.language,
    items,
  };
}

function collectItems(parent: XmlElement, link: string | null, items: ParsedItem[]): void {
  for (const child of elementsOf(parent)) {
    if (child.name === "item" && child.space === "") items.push(readItem(child, link));
    else if (ITEM_PARENTS.has(child.name)) collectItems(child, link, items);
  }
}

function feedLink(channel: XmlElement): string | null {
  return (
    firstOf(channel, ["link"], linkOf) ?? alternate(channel) ?? resolved(channel.attributes.get("rdf:about"), channel.base)
  );
}

/** The address in a `link` element: its text or, written the Atom way, its attribute. */
function linkOf(element: XmlElement): string | null {
  return resolved(textOf(element) || element.attributes.get("href") || element.attributes.get("rdf:resource"), element.base);
}

function resolved(written: string | undefined, base: string | null): string | null {
  return written === undefined || written.trim() === "" ? null : resolveLink(written, base);
}

function alternate(parent: XmlElement): string | null {
  const links = childrenNamed(parent, "atom:link").filter(
    (link) => (link.attributes.get("rel") ?? "alternate") === "alternate",
  );
  return links.map((link) => resolved(link.attributes.get("href"), link.base)).find((link) => link !== null) ?? null;
}

function readItem(item: XmlElement, feedUrl: string | null): ParsedItem {
  const guid = firstOf(item, ["guid"], (element) => (textOf(element) === "" ? null : element));
  const url = firstOf(item, ["link"], linkOf) ?? alternate(item) ?? permalink(guid);
  const base = url ?? feedUrl;
  return {
    id: guid === null ? otherId(item) : textOf(guid),
    url: url ?? resolved(item.attributes.get("rdf:about"), item.base),
    title:
      firstOf(item, ["title"], looseTitle) ??
      firstOf(item, ["atom:title"], constructText) ??
      firstOf(item, ["dc:title", "media:title", "itunes:title"], looseTitle),
    ...bodyOf(item, base),
    ...datesOf(item),
    categories: categoriesOf(item),
  };
}

function permalink(guid: XmlElement | null): string | null {
  if (guid === null || guid.attributes.get("ispermalink")?.trim().toLowerCase() === "false") return null;
  // A guid is a permalink by default (RSS 2.0), but many are not: only what is written as an address counts.
  const text = textOf(guid);
  return /^https?:/i.test(text) || guid.attributes.has("ispermalink") ? resolveLink(text, guid.base) : null;
}

function otherId(item: XmlElement): string | null {
  return (
    firstOf(item, ["atom:id", "id"], textOf) ?? item.attributes.get("rdf:about") ?? firstOf(item, ["dc:identifier"], textOf)
  );
}

function bodyOf(item: XmlElement, base: string | null): Pick<ParsedItem, "summaryHtml" | "contentHtml"> {
  const html = (element: XmlElement): string | null => looseHtml(element, base);
  const atom = (element: XmlElement): string | null => constructHtml(element, base);
  const groups = childrenNamed(item, "media:group");
  const inGroup = groups.map((group) => firstOf(group, ["media:description"], html)).find((found) => found !== null) ?? null;
  return {
    summaryHtml:
      firstOf(item, ["description"], html) ??
      firstOf(item, ["atom:summary", "summary"], atom) ??
      firstOf(item, ["dc:description", "itunes:summary", "dcterms:abstract", "media:description", "itunes:subtitle"], html) ??
      inGroup,
    contentHtml:
      firstOf(item, ["content:encoded", "encoded", "xhtml:body", "xhtml:div", "body", "fullitem"], html) ??
      firstOf(item, ["atom:content", "content"], atom) ??
      firstOf(item, ["content:items"], (element) => (hasMarkup(element) ? looseHtml(element, base) : null)),
  };
}

function datesOf(item: XmlElement): Pick<ParsedItem, "publishedAt" | "updatedAt"> {
  const instant = (element: XmlElement): string | null => parseInstant(textOf(element));
  // dc:date does not say of which event it is the date, so it serves for either where nothing better is there.
  const anyEvent = firstOf(item, ["dc:date"], instant);
  const published = firstOf(
    item,
    ["pubdate", "dcterms:issued", "atom:published", "atom:issued", "published", "issued"],
    instant,
  );
  const updated = firstOf(
    item,
    ["atom:updated", "dcterms:modified", "atom:modified", "lastbuilddate", "updated", "modified"],
    instant,
  );
  return {
    publishedAt: published ?? anyEvent ?? firstOf(item, ["dcterms:created", "atom:created", "created", "date"], instant),
    updatedAt: updated ?? anyEvent,
  };
}

function categoriesOf(item: XmlElement): string[] {
  const found = new Set<string>();
  for (const child of elementsOf(item)) {
    const key = child.space === "" ? child.name : `${child.space}:${child.name}`;
    for (const name of categoryNames(key, child)) if (name.trim() !== "") found.add(name.trim());
  }
  return [...found];
}

function categoryNames(key: string, element: XmlElement): readonly string[] {
  switch (key) {
    case "category":
    case "dc:subject":
    case "media:category":
      return [looseTitle(element) ?? ""];
    case "atom:category":
      return [element.attributes.get("term") ?? "", element.attributes.get("label") ?? ""];
    case "itunes:category":
      return [element.attributes.get("text") ?? "", ...elementsOf(element).map((inner) => inner.attributes.get("text") ?? "")];
    case "itunes:keywords":
    case "media:keywords":
      return textOf(element).split(/[,;]/);
    default:
      return [];
  }
}

import { parseInstant, resolveLink, sanitizeHtml } from "@langnghe/html";
import { childrenNamed, elementsOf, firstOf, textOf } from "./elements.ts";
import type { ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { looseTitle } from "./text-construct.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Microsoft's Channel Definition Format, the oldest feed that is still met: addresses stand in attributes. */
export function readCdf(channel: XmlElement): ParsedFeed {
  return {
    format: "cdf",
    title: firstOf(channel, ["title"], looseTitle),
    link: hrefOf(channel),
    language: channel.language,
    items: elementsOf(channel)
      .filter((child) => child.name === "item")
      .map(readItem),
  };
}

/** True for a `channel` written in this format: RSS channels have no address attribute. */
export function isCdf(channel: XmlElement): boolean {
  return channel.attributes.has("href") || childrenNamed(channel, "item").some((item) => item.attributes.has("href"));
}

function hrefOf(element: XmlElement): string | null {
  const href = element.attributes.get("href") ?? firstOf(element, ["a"], (a) => a.attributes.get("href") ?? null);
  return href === null ? null : resolveLink(href, element.base);
}

function readItem(item: XmlElement): ParsedItem {
  const summary = firstOf(item, ["abstract"], textOf);
  return {
    id: null,
    url: hrefOf(item),
    title: firstOf(item, ["title"], looseTitle),
    summaryHtml: summary === null ? null : sanitizeHtml(summary, { baseUrl: item.base }),
    contentHtml: null,
    publishedAt: null,
    updatedAt: parseInstant(item.attributes.get("lastmod") ?? ""),
    categories: [],
  };
}

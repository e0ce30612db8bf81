import { parseInstant, resolveLink } from "@langnghe/html";
import { childrenNamed, firstOf, textOf } from "./elements.ts";
import type { ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { titleOf } from "./text-construct.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Sitemaps (sitemaps.org 0.9) with the news extension, and indexes of sitemaps. */
export function readSitemap(root: XmlElement): ParsedFeed {
  const index = root.name === "sitemapindex";
  const places = childrenNamed(root, index ? "sitemap" : "url");
  const language = places.map((place) => newsOf(place)).find((news) => news !== null) ?? null;
  return {
    format: index ? "sitemapindex" : "sitemap",
    title: null,
    link: null,
    language: language === null ? null : firstOf(language, ["news:publication"], (p) => firstOf(p, ["news:language"], textOf)),
    items: places.flatMap((place) => readPlace(place) ?? []),
  };
}

function newsOf(place: XmlElement): XmlElement | null {
  return childrenNamed(place, "news:news")[0] ?? null;
}

function readPlace(place: XmlElement): ParsedItem | null {
  const url = firstOf(place, ["loc"], (loc) => (textOf(loc) === "" ? null : resolveLink(textOf(loc), loc.base)));
  if (url === null) return null;
  const news = newsOf(place);
  const instant = (element: XmlElement): string | null => parseInstant(textOf(element));
  const keywords = news === null ? null : firstOf(news, ["news:keywords"], textOf);
  return {
    id: null,
    url,
    title: news === null ? null : firstOf(news, ["news:title"], (title) => titleOf(textOf(title))),
    summaryHtml: null,
    contentHtml: null,
    publishedAt: news === null ? null : firstOf(news, ["news:publication_date"], instant),
    updatedAt: firstOf(place, ["lastmod"], instant),
    categories: (keywords ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  };
}

import { parseInstant, resolveLink } from "@langnghe/html";
import Parser from "rss-parser";
import { z } from "zod";
import type { ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { looseTitleText, sanitizedOrNull } from "./text-construct.ts";

/** Elements whose meaning rss-parser keeps whole. Anything else, and the tolerant parser reads the feed. */
const PLAIN = new Set(
  "rss channel title link description language pubDate lastBuildDate generator docs managingEditor webMaster ttl copyright category item guid author comments enclosure content:encoded dc:creator image url width height source atom:link slash:comments wfw:commentRss sy:updatePeriod sy:updateFrequency media:content media:thumbnail".split(
    " ",
  ),
);
const ONCE_AN_ITEM = ["title", "link", "description", "guid", "pubDate", "content:encoded"];

const parser = new Parser({ customFields: { item: ["description", "guid"] } });

const text = z.string().optional();
const category = z.union([z.string(), z.object({ _: z.string() }).transform((named) => named._)]);
const feedSchema = z.object({
  title: text,
  link: text,
  language: text,
  items: z.array(
    z.object({
      title: text,
      link: text,
      guid: text,
      pubDate: text,
      description: text,
      "content:encoded": text,
      categories: z.array(category).optional(),
    }),
  ),
});
type PlainItem = z.infer<typeof feedSchema>["items"][number];

/**
 * Reads well-formed RSS 2.0 of the plainest kind with rss-parser; null for anything that this library would lose or
 * refuse: other elements, entities of HTML, bases, languages, repeated fields, entries without a link. A test compares
 * both parsers on the same feeds.
 */
export async function readPlainRss(source: string, url: string | null): Promise<ParsedFeed | null> {
  if (!isPlain(source)) return null;
  const read = await tryParse(source);
  if (read === null || read.items.some((item) => item.link === undefined || item.link.trim() === "")) return null;
  const link = linkOf(read.link, url);
  return {
    format: "rss",
    title: looseTitleText((read.title ?? "").trim()),
    link,
    language: read.language?.trim() || null,
    items: read.items.map((item) => itemOf(item, url, link)),
  };
}

async function tryParse(source: string): Promise<z.infer<typeof feedSchema> | null> {
  try {
    const parsed = feedSchema.safeParse(await parser.parseString(source));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not well-formed after all: the tolerant parser takes over.
    return null;
  }
}

function isPlain(source: string): boolean {
  if (!/^\s*(?:<\?xml[^>]*\?>)?\s*<rss\s[^>]*version=["']2\.0["'][^>]*>/.test(source)) return false;
  const markup = source.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  if (/<!|xml:(?:base|lang)|&(?!(?:amp|lt|gt|quot|apos);)/.test(markup)) return false;
  for (const [, name = ""] of markup.matchAll(/<\/?([^\s/>?]+)/g)) if (!PLAIN.has(name) && name !== "?xml") return false;
  const items = markup.split(/<item[\s>]/).slice(1);
  return items.length > 0 && items.every((item) => ONCE_AN_ITEM.every((name) => item.split(`<${name}`).length <= 2));
}

function linkOf(written: string | undefined, base: string | null): string | null {
  return written === undefined || written.trim() === "" ? null : resolveLink(written, base);
}

function itemOf(item: PlainItem, url: string | null, feedLink: string | null): ParsedItem {
  const link = linkOf(item.link, url);
  const base = url ?? link ?? feedLink;
  return {
    id: item.guid?.trim() || null,
    url: link,
    title: looseTitleText((item.title ?? "").trim()),
    summaryHtml: sanitizedOrNull((item.description ?? "").trim(), base),
    contentHtml: sanitizedOrNull((item["content:encoded"] ?? "").trim(), base),
    publishedAt: parseInstant(item.pubDate ?? ""),
    updatedAt: null,
    categories: [
      ...new Set((item.categories ?? []).map((name) => looseTitleText(name.trim()) ?? "").filter((name) => name !== "")),
    ],
  };
}

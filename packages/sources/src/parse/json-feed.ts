import { LangngheError, VIETNAM_OFFSET_MS } from "@langnghe/domain";
import { escapeText, parseInstant, resolveLink, sanitizeHtml } from "@langnghe/html";
import { z } from "zod";
import type { ParsedFeed, ParsedItem } from "./feed-shape.ts";
import { titleOf } from "./text-construct.ts";

const VIETNAM_MINUTES = VIETNAM_OFFSET_MS / 60_000;

/** A field of the wrong type counts as missing: one bad field must not cost the feed. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const itemSchema = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  tags: z.array(z.unknown()).nullish().catch(null),
  _petition: z.object({ place: text, answered_at: text }).nullish().catch(null),
  _place: text,
  _answered_at: text,
});
type JsonItem = z.infer<typeof itemSchema>;

const feedSchema = z.object({
  version: text,
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()).nullish().catch(null),
});

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). Throws PARSE_FAILED for JSON that is no feed. */
export function readJsonFeed(source: string, url: string | null): ParsedFeed {
  const feed = feedSchema.safeParse(parseJson(source));
  if (!feed.success || (feed.data.items == null && !/jsonfeed/i.test(feed.data.version ?? ""))) {
    throw new LangngheError("PARSE_FAILED", "The JSON is no JSON Feed: it has no items.");
  }
  const link = linkOf(feed.data.home_page_url, url);
  return {
    format: "json",
    title: titleOf(feed.data.title ?? ""),
    link,
    language: feed.data.language,
    items: (feed.data.items ?? []).flatMap((item) => readItem(item, url ?? link) ?? []),
  };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new LangngheError("PARSE_FAILED", "The document begins like JSON but is not valid JSON.", { cause });
  }
}

function readItem(value: unknown, base: string | null): ParsedItem | null {
  const parsed = itemSchema.safeParse(value);
  if (!parsed.success) return null;
  const item = parsed.data;
  const url = linkOf(item.url, base) ?? linkOf(item.external_url, base);
  const html = item.content_html === null ? null : sanitizeHtml(item.content_html, { baseUrl: url ?? base });
  return {
    id: item.id,
    url,
    title: titleOf(item.title ?? ""),
    summaryHtml: nonEmpty(item.summary === null ? null : escapeText(item.summary)),
    contentHtml: nonEmpty(html) ?? nonEmpty(item.content_text === null ? null : escapeText(item.content_text)),
    publishedAt: parseInstant(item.date_published ?? ""),
    updatedAt: parseInstant(item.date_modified ?? ""),
    categories: (item.tags ?? []).filter((tag): tag is string => typeof tag === "string" && tag.trim() !== ""),
    ...petitionOf(item),
  };
}

/**
 * What our extension says of a petition: `"_petition": {"place": …, "answered_at": …}`, or `_place` and `_answered_at`
 * beside the item's other fields. JSON Feed 1.1 reserves names that begin with `_` for extensions.
 */
function petitionOf(item: JsonItem): Pick<ParsedItem, "place" | "answeredAt"> {
  const place = titleOf(item._petition?.place ?? item._place ?? "");
  // Registers are kept in Vietnam: a time without a zone is Vietnam's.
  const written = item._petition?.answered_at ?? item._answered_at ?? "";
  const answeredAt = parseInstant(written, { offsetMinutes: VIETNAM_MINUTES });
  return { ...(place === null ? {} : { place }), ...(answeredAt === null ? {} : { answeredAt }) };
}

function linkOf(written: string | null, base: string | null): string | null {
  return written === null || written.trim() === "" ? null : resolveLink(written, base);
}

function nonEmpty(html: string | null): string | null {
  return html === null || html.trim() === "" ? null : html.trim();
}

import { decodeBytes, htmlToText, resolveLink } from "@langnghe/html";
import type { ExtractedPage, PageBytes } from "../extractor.ts";
import { parsePage } from "./dom.ts";
import { readHead } from "./head.ts";
import { type LinkedData, readLinkedData } from "./json-ld.ts";
import { type MainPart, mainPart } from "./main-text.ts";
import { markupOf } from "./markup.ts";
import { readFacts } from "./metadata.ts";

/** Text below this length is a stub; a paywalled page shows about as much. */
const SHORT_TEXT_CHARS = 250;
const STUB_CHARS = 1_500;
/** Fronts and lists are mostly links; articles with long menus stay below. */
const LIST_LINK_SHARE = 0.7;

/**
 * Reads one page, here and now: charset, main text, title, dates, addresses. Throws PARSE_FAILED for markup that is
 * built to stall parsers. Use `pageExtractor` for pages that nobody vouches for.
 */
export function extractPage(page: PageBytes): ExtractedPage {
  const { text } = decodeBytes(page.body, { contentType: page.contentType, form: "html" });
  return extractHtml(text, page.url);
}

/** The same for text that is decoded already. */
export function extractHtml(html: string, url: string | null): ExtractedPage {
  const document = parsePage(html);
  const head = readHead(document);
  const data = readLinkedData(head.jsonLd);
  const base = head.base === null ? url : (resolveLink(head.base, url) ?? url);
  const facts = readFacts(head, data, url);
  const part = mainPart(document, facts.title);
  const text = textOf(part, data);
  return {
    url,
    canonicalUrl: facts.canonicalUrl,
    title: facts.title,
    text,
    html: part === null ? "" : markupOf(part, base),
    publishedAt: facts.publishedAt,
    modifiedAt: facts.modifiedAt,
    language: facts.language,
    siteName: facts.siteName,
    kind: kindOf({ text, part, data, video: (head.meta.get("og:type") ?? "").startsWith("video") }),
  };
}

/** The page's own JSON-LD body is the check: it is taken where the page shows less than half of it. */
function textOf(part: MainPart | null, data: LinkedData | null): string {
  const shown = (part?.paragraphs ?? []).map((paragraph) => paragraph.text).join("\n\n");
  if (data?.body == null || data.body.length < SHORT_TEXT_CHARS || shown.length * 2 > data.body.length) return shown;
  return htmlToText(data.body);
}

interface KindFacts {
  readonly text: string;
  readonly part: MainPart | null;
  readonly data: LinkedData | null;
  readonly video: boolean;
}

function kindOf({ text, part, data, video }: KindFacts): ExtractedPage["kind"] {
  const length = text.normalize("NFC").length;
  if (data?.free === false && length < STUB_CHARS) return "paywalled";
  if ((video || data?.type === "video") && length < STUB_CHARS) return "video";
  if (data?.type === "article" && length > 0) return "article";
  if (length < SHORT_TEXT_CHARS) return (part?.linkShare ?? 0) > LIST_LINK_SHARE ? "list" : "other";
  return (part?.linkShare ?? 0) > LIST_LINK_SHARE && length < STUB_CHARS ? "list" : "article";
}

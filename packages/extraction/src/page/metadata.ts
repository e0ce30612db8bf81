import { fold } from "@langnghe/domain";
import { parseInstant, resolveLink } from "@langnghe/html";
import { squeeze, textBelow } from "./dom.ts";
import type { Head } from "./head.ts";
import type { LinkedData } from "./json-ld.ts";

/** What a page says about itself. */
export interface PageFacts {
  readonly title: string | null;
  readonly canonicalUrl: string | null;
  readonly siteName: string | null;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
}

const VIETNAM_MINUTES = 420;
const PUBLISHED_KEYS = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "og:published_time",
  "og:pubdate",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "published_time",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "article.published",
  "date",
  "cxenseparse:recs:publishtime",
];
const MODIFIED_KEYS = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "last-modified",
  "lastmod",
  "dcterms.modified",
  "article:modified",
  "modified_time",
];
/** Longer texts with a date class are boxes, not dates. */
const LONGEST_DATE_CHARS = 90;

/** Puts together title, addresses, site, language and dates from JSON-LD, meta elements and what stands on the page. */
export function readFacts(head: Head, data: LinkedData | null, url: string | null): PageFacts {
  const language = languageOf(head, data);
  const siteName = head.meta.get("og:site_name") ?? data?.publisher ?? head.meta.get("application-name") ?? null;
  const reading = language?.startsWith("vi") || /\.vn(?:[:/]|$)/.test(url ?? "") ? { offsetMinutes: VIETNAM_MINUTES } : {};
  const instant = (written: string | null | undefined): string | null =>
    written == null ? null : parseInstant(written, reading);
  return {
    title: titleOf(head, data, { siteName, url }),
    canonicalUrl: canonicalOf(head, data, url),
    siteName,
    language,
    publishedAt: instant(data?.published) ?? firstMeta(head, PUBLISHED_KEYS, instant) ?? visibleDate(head, instant),
    modifiedAt: instant(data?.modified) ?? firstMeta(head, MODIFIED_KEYS, instant),
  };
}

type ReadInstant = (written: string | null | undefined) => string | null;

function firstMeta(head: Head, keys: readonly string[], instant: ReadInstant): string | null {
  for (const key of keys) {
    const found = instant(head.meta.get(key));
    if (found !== null) return found;
  }
  return null;
}

/** The first date that the page shows: a time element's attribute, or text like «Thứ Ba, 24/11/2026, 07:05». */
function visibleDate(head: Head, instant: ReadInstant): string | null {
  for (const element of head.dated) {
    const text = squeeze(textBelow(element.children));
    const written = element.attribs.datetime ?? element.attribs.content ?? (text.length <= LONGEST_DATE_CHARS ? text : null);
    const found = written !== null && /\d{4}/.test(written) ? instant(written) : null;
    if (found !== null) return found;
  }
  return null;
}

function languageOf(head: Head, data: LinkedData | null): string | null {
  const written = head.language ?? head.meta.get("content-language") ?? data?.language ?? head.meta.get("og:locale") ?? null;
  const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(written ?? "")?.[0];
  return code === undefined ? null : code.toLowerCase();
}

function canonicalOf(head: Head, data: LinkedData | null, url: string | null): string | null {
  for (const written of [head.canonical, head.meta.get("og:url"), data?.url]) {
    const link = written == null || written === "" ? null : resolveLink(written, url);
    if (link !== null && !link.startsWith("mailto:")) return link;
  }
  return null;
}

interface Site {
  readonly siteName: string | null;
  readonly url: string | null;
}

function titleOf(head: Head, data: LinkedData | null, site: Site): string | null {
  const [heading] = head.headings;
  const candidates = [
    data?.type === "article" ? data.headline : null,
    head.meta.get("og:title"),
    head.meta.get("twitter:title"),
    head.title,
  ];
  const written = candidates.map((text) => squeeze(text ?? "")).find((text) => text !== "");
  if (written === undefined) return heading ?? null;
  // A heading that the longer title begins with is the title without the site's name.
  if (heading !== undefined && heading.length > 10 && written !== heading && written.startsWith(heading)) return heading;
  return withoutSite(written, site) || written;
}

const SUFFIX = /^(.{8,}?)\s+[|–—·:»-]{1,2}\s+([^|–—·»]{2,60})$/u;

/** Cuts ` - Site name` from the end when it is the site's name, by its own word or its address. */
function withoutSite(title: string, { siteName, url }: Site): string {
  const match = SUFFIX.exec(title);
  const [, front = "", back = ""] = match ?? [];
  if (match === null) return title;
  const plain = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
  const host = url !== null && URL.canParse(url) ? plain(new URL(url).hostname.replace(/^www\./, "")) : "";
  const named = siteName !== null && (plain(back).includes(plain(siteName)) || plain(siteName).includes(plain(back)));
  return named || (host !== "" && host.includes(plain(back)) && plain(back).length > 2) ? front.trim() : title;
}

import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { decodeBytes } from "@langnghe/html";
import { readAtom } from "./atom.ts";
import { isCdf, readCdf } from "./cdf.ts";
import { elementsOf } from "./elements.ts";
import type { ParsedFeed } from "./feed-shape.ts";
import { readJsonFeed } from "./json-feed.ts";
import { readPlainRss } from "./plain-rss.ts";
import { readRss } from "./rss.ts";
import { readSitemap } from "./sitemap.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";

const MIB = 1_048_576;
/** Larger feeds are refused: the collector's own limit, repeated for bytes that come from elsewhere. */
const MOST_FEED_BYTES = 15 * MIB;
/** sitemaps.org allows 50 MB unpacked. */
const MOST_SITEMAP_BYTES = 50 * MIB;
/** A feed's root stands at most this deep, in wrappers that should not be there. */
const ROOT_DEPTH = 4;

export interface FeedSource {
  /** Address of the document after redirects: relative links are resolved against it. */
  readonly url: string | null;
  /** The HTTP header `Content-Type`, whose charset counts. */
  readonly contentType?: string | null;
}

/**
 * Reads one RSS, RDF, Atom, JSON Feed, CDF or sitemap document in any charset, broken or not, gzip included.
 * Throws PARSE_FAILED when the bytes are no feed at all. Linear in the size of the document.
 */
export async function parseFeed(bytes: Uint8Array, source: FeedSource): Promise<ParsedFeed> {
  const unpacked = unpack(bytes);
  const { text } = decodeBytes(unpacked, { contentType: source.contentType ?? null, form: "xml" });
  if (unpacked.length > MOST_FEED_BYTES && !/<(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 4_096))) {
    throw new LangngheError("PARSE_FAILED", `The feed is larger than ${MOST_FEED_BYTES} bytes.`, {
      facts: { bytes: unpacked.length },
    });
  }
  return (await readPlainRss(text, source.url)) ?? parseFeedText(text, source.url);
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_SITEMAP_BYTES });
  } catch (cause) {
    throw new LangngheError("PARSE_FAILED", "The packed feed cannot be unpacked, or is too large.", { cause });
  }
}

/** The tolerant parser by itself, for text that is decoded already. */
export function parseFeedText(text: string, url: string | null): ParsedFeed {
  if (/^\s*[{[]/.test(text)) return readJsonFeed(text, url);
  const root = findRoot(parseXml(text, url), ROOT_DEPTH);
  if (root === null)
    throw new LangngheError("PARSE_FAILED", "The document is no feed: no rss, feed, RDF, channel or urlset element.");
  return readRoot(root);
}

function readRoot(root: XmlElement): ParsedFeed {
  switch (root.name) {
    case "feed":
    case "entry":
      return readAtom(root);
    case "urlset":
    case "sitemapindex":
      return readSitemap(root);
    case "rdf":
      return readRss(root, "rdf");
    case "channel":
      return isCdf(root) ? readCdf(root) : readRss(root, root.attributes.has("rdf:about") ? "rdf" : "rss");
    default:
      return readRss(root, "rss");
  }
}

const ROOTS = new Set(["rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "entry"]);

function findRoot(parent: XmlElement, depth: number): XmlElement | null {
  const elements = elementsOf(parent);
  const found = elements.find((child) => ROOTS.has(child.name));
  if (found !== undefined) return found;
  // Items without anything around them: a truncated feed.
  if (elements.some((child) => child.name === "item")) return parent;
  for (const child of depth > 0 ? elements : []) {
    if (child.name === "html" || child.name === "opml" || child.name === "kml") continue;
    const deeper = findRoot(child, depth - 1);
    if (deeper !== null) return deeper;
  }
  return null;
}

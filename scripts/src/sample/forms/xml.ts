import type { FeedContext, WrittenFeed } from "../feed-forms.ts";
import { escapeMarkup, paragraphs, vietnamIso, vietnamRfc822 } from "../markup.ts";
import type { PublishedDocument } from "../published.ts";

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const CONTENT = "http://purl.org/rss/1.0/modules/content/";
const ATOM = "http://www.w3.org/2005/Atom";
const DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

/** What a feed says of a document whose text stands on its page: the lead, or the beginning of the text. */
export function summaryOf(document: PublishedDocument): string {
  return document.sapo ?? document.body[0] ?? "";
}

function fullHtml(document: PublishedDocument): string {
  return paragraphs([...(document.sapo === null ? [] : [document.sapo]), ...document.body]);
}

/** RSS 2.0; `full` puts the whole text into the feed. */
export function rssFeed(context: FeedContext, options: { full: boolean }): WrittenFeed {
  const items = context.documents.map((document) => rssItem(context, document, options.full)).join("");
  const head = `<title>${escapeMarkup(titleOf(context))}</title><link>${context.origin}/</link><language>${languageOf(context)}</language>`;
  const body = `${XML}<rss version="2.0" xmlns:content="${CONTENT}" xmlns:atom="${ATOM}"><channel>${head}\n${items}</channel></rss>\n`;
  return { contentType: "application/rss+xml; charset=utf-8", body };
}

function rssItem({ origin }: FeedContext, document: PublishedDocument, full: boolean): string {
  const parts = [
    document.title === null ? "" : `<title>${escapeMarkup(document.title)}</title>`,
    `<link>${origin}${document.path}</link>`,
    `<guid isPermaLink="false">${document.guid}</guid>`,
    full
      ? `<content:encoded><![CDATA[${fullHtml(document)}]]></content:encoded>`
      : `<description>${escapeMarkup(summaryOf(document))}</description>`,
    ...document.categories.map((category) => `<category>${escapeMarkup(category)}</category>`),
    `<pubDate>${vietnamRfc822(document.publishedAt)}</pubDate>`,
    document.modifiedAt > document.publishedAt ? `<atom:updated>${vietnamIso(document.modifiedAt)}</atom:updated>` : "",
  ];
  return `<item>${parts.join("")}</item>\n`;
}

/** RSS as a careless system writes it: raw `&`, a tag that is never closed, an HTML entity that XML does not know. */
export function malformedRss(context: FeedContext): WrittenFeed {
  const written = rssFeed(context, { full: false });
  const body = written.body
    .replace("<language>", "<copyright>BHXH tỉnh & các cơ sở&nbsp;trực thuộc</copyright><language>")
    .replaceAll("</item>", "<source>Tin & bài</item>");
  return { contentType: "text/xml", body };
}

/** Atom 1.0; `full` puts the whole text into the feed. */
export function atomFeed(context: FeedContext, options: { full: boolean }): WrittenFeed {
  const { origin, documents, outlet, feed } = context;
  const updated = documents.reduce((latest, { modifiedAt }) => Math.max(latest, modifiedAt), 0);
  const head = `<title>${escapeMarkup(titleOf(context))}</title><id>tag:${outlet.host}.example,2025:feed-${feed.key}</id><link href="${origin}/"/><updated>${vietnamIso(updated)}</updated>`;
  const entries = documents.map((document) => atomEntry(origin, document, options.full)).join("");
  const body = `${XML}<feed xmlns="${ATOM}" xml:lang="${languageOf(context)}">${head}\n${entries}</feed>\n`;
  return { contentType: "application/atom+xml; charset=utf-8", body };
}

function atomEntry(origin: string, document: PublishedDocument, full: boolean): string {
  const parts = [
    `<title>${escapeMarkup(document.title ?? "")}</title><id>${document.guid}</id>`,
    `<link rel="alternate" type="text/html" href="${origin}${document.path}"/>`,
    `<published>${vietnamIso(document.publishedAt)}</published><updated>${vietnamIso(document.modifiedAt)}</updated>`,
    ...document.categories.map((category) => `<category term="${escapeMarkup(category)}"/>`),
    full
      ? `<content type="html">${escapeMarkup(fullHtml(document))}</content>`
      : `<summary>${escapeMarkup(summaryOf(document))}</summary>`,
  ];
  return `<entry>${parts.join("")}</entry>\n`;
}

/** RSS 1.0. */
export function rdfFeed(context: FeedContext): WrittenFeed {
  const { origin, documents } = context;
  const names = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="${DUBLIN_CORE}" xmlns:dcterms="http://purl.org/dc/terms/"`;
  const list = documents.map(({ path }) => `<rdf:li rdf:resource="${origin}${path}"/>`).join("");
  const channel = `<channel rdf:about="${origin}/"><title>${escapeMarkup(titleOf(context))}</title><link>${origin}/</link><description/><items><rdf:Seq>${list}</rdf:Seq></items></channel>`;
  const items = documents.map((document) => rdfItem(origin, document)).join("");
  return {
    contentType: "application/rdf+xml; charset=utf-8",
    body: `${XML}<rdf:RDF ${names}>${channel}\n${items}</rdf:RDF>\n`,
  };
}

function rdfItem(origin: string, document: PublishedDocument): string {
  const link = `${origin}${document.path}`;
  const parts = [
    `<title>${escapeMarkup(document.title ?? "")}</title><link>${link}</link>`,
    `<description>${escapeMarkup(summaryOf(document))}</description>`,
    ...document.categories.map((category) => `<dc:subject>${escapeMarkup(category)}</dc:subject>`),
    `<dc:identifier>${document.guid}</dc:identifier><dc:date>${vietnamIso(document.publishedAt)}</dc:date>`,
    document.modifiedAt > document.publishedAt ? `<dcterms:modified>${vietnamIso(document.modifiedAt)}</dcterms:modified>` : "",
  ];
  return `<item rdf:about="${link}">${parts.join("")}</item>\n`;
}

/** A sitemap with the news extension: addresses, titles and dates, no text. */
export function newsSitemap(context: FeedContext): WrittenFeed {
  const { origin, documents, outlet } = context;
  const urls = documents.map((document) => {
    const publication = `<news:publication><news:name>${escapeMarkup(outlet.label)}</news:name><news:language>${document.language}</news:language></news:publication>`;
    const news = `<news:news>${publication}<news:publication_date>${vietnamIso(document.publishedAt)}</news:publication_date><news:title>${escapeMarkup(document.title ?? "")}</news:title></news:news>`;
    return `<url><loc>${origin}${document.path}</loc><lastmod>${vietnamIso(document.modifiedAt)}</lastmod>${news}</url>\n`;
  });
  const names =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  return { contentType: "application/xml; charset=utf-8", body: `${XML}<urlset ${names}>\n${urls.join("")}</urlset>\n` };
}

function titleOf({ outlet, feed }: FeedContext): string {
  return `${outlet.label} - ${feed.label}`;
}

function languageOf({ documents }: FeedContext): string {
  return documents[0]?.language ?? "vi";
}

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseFeed, parseFeedText } from "./parse-feed.ts";
import { readPlainRss } from "./plain-rss.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const item = (inner: string, channel = ""): string =>
  `<rss version="2.0"><channel><title>T</title>${channel}<item>${inner}</item></channel></rss>`;
const only = (source: string, url: string | null = null) => parseFeedText(source, url).items[0];

describe("parseFeed", () => {
  it("reads UTF-16, gzip and a charset that only the HTTP header names", async () => {
    const source = item("<title>Đồng Sậy</title>");
    const utf16 = Buffer.from(`\uFEFF${source}`, "utf16le");
    expect((await parseFeed(utf16, { url: null })).items[0]?.title).toBe("Đồng Sậy");
    expect((await parseFeed(gzipSync(utf8(source)), { url: null })).items[0]?.title).toBe("Đồng Sậy");
    const latin = Buffer.from(item("<title>Caf\u00e9</title>"), "latin1");
    expect((await parseFeed(latin, { url: null, contentType: "text/xml; charset=iso-8859-1" })).items[0]?.title).toBe("Café");
  });

  it("refuses what is no feed with PARSE_FAILED", async () => {
    for (const bytes of ["", "xin chào", "<html><body>x</body></html>", '{"a":1}', "{", "[1]"]) {
      await expect(parseFeed(utf8(bytes), { url: null })).rejects.toMatchObject({ code: "PARSE_FAILED" });
    }
  });

  it("stays linear and bounded on nested, unclosed and attribute-laden input", async () => {
    const hostile = [
      `<rss><channel>${"<a>".repeat(60_000)}`,
      `<rss><channel><item>${"<title>".repeat(60_000)}`,
      `<rss><channel>${"<item>".repeat(20_000)}`,
      `<feed ${"a='1' ".repeat(50_000)}>`,
      `<rss><channel>${"<![CDATA[".repeat(30_000)}`,
      `<rss><channel><item><description>${"&lt;b&gt;".repeat(50_000)}</description></item></channel></rss>`,
    ];
    for (const source of hostile) {
      const started = performance.now();
      await parseFeed(utf8(source), { url: null }).catch(() => null);
      // Quadratic behaviour took over 13 s here; the bound only tells the two apart.
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  it("never expands entities that the document declares", () => {
    const source = `<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>${item("<title>&b;</title>")}`;
    expect(only(source)?.title).toBe("&b;");
  });
});

describe("RSS details", () => {
  it("takes a guid as address only when it is a permalink", () => {
    expect(only(item("<guid>https://x.example/1</guid>"))?.url).toBe("https://x.example/1");
    expect(only(item('<guid isPermaLink="false">https://x.example/1</guid>'))?.url).toBeNull();
    expect(only(item("<guid>abc-1</guid>"))).toMatchObject({ id: "abc-1", url: null });
  });

  it("reads the extensions' dates, texts and categories", () => {
    const source = `<rss version="2.0" xmlns:d="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
      <item><media:title>Tiêu đề ảnh</media:title><d:issued>2026-01-02T00:00:00Z</d:issued><d:modified>2026-01-03T00:00:00Z</d:modified>
      <media:group><media:description>Mô tả</media:description></media:group><itunes:keywords>a, b</itunes:keywords></item></channel></rss>`;
    expect(only(source)).toEqual({
      id: null,
      url: null,
      title: "Tiêu đề ảnh",
      summaryHtml: "Mô tả",
      contentHtml: null,
      publishedAt: "2026-01-02T00:00:00.000Z",
      updatedAt: "2026-01-03T00:00:00.000Z",
      categories: ["a", "b"],
    });
  });

  it("keeps a title's own angle brackets, but takes HTML out", () => {
    expect(only(item("<title>a &lt; b và List&lt;T&gt;</title>"))?.title).toBe("a < b và List<T>");
    expect(only(item("<title>&lt;b&gt;Tin&lt;/b&gt; &amp;amp; bài</title>"))?.title).toBe("Tin & bài");
    expect(only(item("<title>Tin <b>nóng</b></title>"))?.title).toBe("Tin nóng");
  });

  it("reads a feed in a namespace that nobody knows, and Atom's words without a namespace", () => {
    const source =
      '<rss xmlns="http://made.up.example/rss"><channel><item><title>x</title><id>7</id><modified>2026-01-02</modified><summary>s</summary></item></channel></rss>';
    expect(only(source)).toMatchObject({ title: "x", id: "7", summaryHtml: "s", updatedAt: "2026-01-02T00:00:00.000Z" });
  });

  it("knows prefixes that nobody declared, and the case of end tags", () => {
    expect(only(item("<TITLE>x</title><content:encoded>&lt;p&gt;y&lt;/p&gt;</content:encoded>"))).toMatchObject({
      title: "x",
      contentHtml: "<p>y</p>",
    });
  });
});

describe("Atom details", () => {
  const entry = (inner: string, version = "http://www.w3.org/2005/Atom") =>
    `<feed xmlns="${version}"><entry>${inner}</entry></feed>`;

  it("tells text, html and xhtml apart", () => {
    expect(only(entry('<title type="text">&lt;i&gt; &amp;amp;</title>'))?.title).toBe("<i> &amp;");
    expect(only(entry('<title type="html">&lt;i&gt;a&lt;/i&gt; &amp;amp; b</title>'))?.title).toBe("a & b");
    expect(only(entry('<summary type="text">1 &lt; 2</summary>'))?.summaryHtml).toBe("1 &lt; 2");
    expect(only(entry('<content type="image/png">iVBORw0KGgo=</content>'))?.contentHtml).toBeNull();
  });

  it("reads the modes and dates of Atom 0.3", () => {
    const old = "http://purl.org/atom/ns#";
    const source = entry(
      '<content type="text/html" mode="escaped">&lt;b&gt;x&lt;/b&gt;</content><issued>2004-01-01T00:00:00Z</issued><modified>2004-01-02T00:00:00Z</modified>',
      old,
    );
    expect(only(source)).toMatchObject({
      contentHtml: "<b>x</b>",
      publishedAt: "2004-01-01T00:00:00.000Z",
      updatedAt: "2004-01-02T00:00:00.000Z",
    });
    expect(only(entry('<content type="text/html" mode="base64">PGI+eDwvYj4=</content>', old))?.contentHtml).toBe("<b>x</b>");
  });

  it("prefers an HTML alternate and resolves it by xml:base and the document's address", () => {
    const links = '<link rel="alternate" type="application/json" href="1.json"/><link type="text/html" href="1.html"/>';
    expect(only(entry(links), "https://x.example/a/feed.xml")?.url).toBe("https://x.example/a/1.html");
    expect(only(`<entry xmlns="http://www.w3.org/2005/Atom" xml:base="https://y.example/b/">${links}</entry>`)?.url).toBe(
      "https://y.example/b/1.html",
    );
  });
});

describe("readPlainRss", () => {
  const plain = `<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title> Báo &amp; Đài </title><link>https://x.example/</link><language>vi</language><atom:link rel="self" href="https://x.example/rss"/>
<item><title><![CDATA[Tin <b>một</b>]]></title><link>https://x.example/1</link><guid isPermaLink="false">g1</guid><category domain="d">Đất đai</category><category>Nước</category>
<pubDate>Tue, 24 Nov 2026 07:05:00 +0700</pubDate><description><![CDATA[<p style="x">Tóm tắt <img src="/a.png"></p>]]></description><content:encoded><![CDATA[<div>Dài</div>]]></content:encoded></item>
<item><title>Tin hai</title><link> /2 </link><description/></item></channel></rss>`;

  it("gives exactly what the tolerant parser gives", async () => {
    const fast = await readPlainRss(plain, "https://x.example/rss");
    expect(fast).not.toBeNull();
    expect(fast).toEqual(parseFeedText(plain, "https://x.example/rss"));
    expect(fast?.items[1]).toMatchObject({ url: "https://x.example/2", summaryHtml: null });
  });

  it("leaves to the tolerant parser what rss-parser would lose or refuse", async () => {
    const changes: [string, string][] = [
      ["<language>vi</language>", "<dc:language>vi</dc:language>"],
      ["Tin hai", "Tin&nbsp;hai"],
      ["Tin hai", "Tin & hai"],
      ["<link> /2 </link>", ""],
      ["<channel>", '<channel xml:base="https://y.example/">'],
      ["<title>Tin hai</title>", "<title>Tin</title><title>hai</title>"],
      ["</channel>", ""],
    ];
    for (const [from, to] of changes) expect(await readPlainRss(plain.replace(from, to), null)).toBeNull();
  });
});

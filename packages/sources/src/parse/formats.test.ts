import { describe, expect, it } from "vitest";
import type { ParsedItem } from "./feed-shape.ts";
import { parseFeed, parseFeedText } from "./parse-feed.ts";

const ATOM = "http://www.w3.org/2005/Atom";
const NOTHING: ParsedItem = {
  id: null,
  url: null,
  title: null,
  summaryHtml: null,
  contentHtml: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
};
const T = "2026-11-24T00:05:00.000Z";

/** The same document in every format: what is expected of all of them. */
const SAME = {
  url: "https://bao.example/1",
  title: "Đồng Sậy & Lau",
  publishedAt: T,
};
const FORMATS: readonly (readonly [name: string, format: string, source: string])[] = [
  [
    "RSS 0.91",
    "rss",
    `<rss version="0.91"><channel><title>Báo</title><item><title>Đồng Sậy &amp; Lau</title><link>https://bao.example/1</link><pubDate>Tue, 24 Nov 2026 07:05:00 +0700</pubDate></item></channel></rss>`,
  ],
  [
    "RSS 2.0",
    "rss",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo</title><item><title><![CDATA[Đồng Sậy & Lau]]></title><link>https://bao.example/1</link><pubDate>Tue, 24 Nov 2026 00:05:00 GMT</pubDate></item></channel></rss>`,
  ],
  [
    "RSS 1.0",
    "rdf",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://bao.example/"><title>Báo</title></channel><item rdf:about="https://bao.example/1"><title>Đồng Sậy &amp; Lau</title><link>https://bao.example/1</link><dc:date>${T}</dc:date></item></rdf:RDF>`,
  ],
  [
    "RSS 0.90",
    "rdf",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Báo</title></channel><item><title>Đồng Sậy &amp; Lau</title><link>https://bao.example/1</link><pubDate>${T}</pubDate></item></rdf:RDF>`,
  ],
  [
    "Atom 1.0",
    "atom",
    `<feed xmlns="${ATOM}"><title>Báo</title><entry><title>Đồng Sậy &amp; Lau</title><link href="https://bao.example/1"/><published>${T}</published></entry></feed>`,
  ],
  [
    "Atom 1.0 with a prefix",
    "atom",
    `<a:feed xmlns:a="${ATOM}"><a:title>Báo</a:title><a:entry><a:title>Đồng Sậy &amp; Lau</a:title><a:link href="https://bao.example/1"/><a:published>${T}</a:published></a:entry></a:feed>`,
  ],
  [
    "Atom 0.3",
    "atom",
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Báo</title><entry><title>Đồng Sậy &amp; Lau</title><link rel="alternate" href="https://bao.example/1"/><issued>${T}</issued></entry></feed>`,
  ],
  [
    "Atom without a namespace",
    "atom",
    `<feed><title>Báo</title><entry><title>Đồng Sậy &amp; Lau</title><link href="https://bao.example/1"/><published>${T}</published></entry></feed>`,
  ],
  [
    "JSON Feed",
    "json",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Báo",
      items: [{ url: "https://bao.example/1", title: "Đồng Sậy & Lau", date_published: T }],
    }),
  ],
];

describe("one document in every format", () => {
  it.each(FORMATS)("%s", async (_, format, source) => {
    const feed = await parseFeed(new TextEncoder().encode(source), { url: "https://bao.example/rss" });
    expect(feed).toMatchObject({ format, title: "Báo" });
    expect(feed.items.length).toBe(1);
    expect(feed.items[0]).toMatchObject(SAME);
  });

  it.each(FORMATS)("%s with a byte order mark, white space and a comment before it", async (_, format, source) => {
    const before = format === "json" ? "\uFEFF\n \t" : "\uFEFF\n <!-- máy chủ 3 -->\n";
    const feed = await parseFeed(new TextEncoder().encode(before + source.replace(/^<\?xml[^>]*\?>/, "")), { url: null });
    expect(feed.items[0]).toMatchObject(SAME);
  });

  it.each(FORMATS.filter(([, format]) => format !== "json"))("%s cut off in the middle of its entry", async (_, __, source) => {
    const cut = source.slice(0, source.lastIndexOf(T.slice(0, 4)) - 20);
    const feed = parseFeedText(cut, null);
    expect(feed.items[0]).toMatchObject({ title: SAME.title });
  });
});

const rss = (inner: string, names = ""): ParsedItem =>
  parseFeedText(`<rss version="2.0" ${names}><channel><item>${inner}</item></channel></rss>`, "https://bao.example/rss/tin.xml")
    .items[0] ?? NOTHING;
const atom = (inner: string, attributes = ""): ParsedItem =>
  parseFeedText(`<feed xmlns="${ATOM}" ${attributes}><entry>${inner}</entry></feed>`, "https://bao.example/rss/tin.xml")
    .items[0] ?? NOTHING;

describe("RSS fields", () => {
  it.each([
    ["<link>https://x.example/1</link>", "https://x.example/1"],
    ["<link> https://x.example/1\n</link>", "https://x.example/1"],
    ["<link><![CDATA[https://x.example/1?a=1&b=2]]></link>", "https://x.example/1?a=1&b=2"],
    ["<link>https://x.example/1?a=1&amp;b=2</link>", "https://x.example/1?a=1&b=2"],
    ["<link>https://x.example/1?a=1&b=2</link>", "https://x.example/1?a=1&b=2"],
    ["<link>/tin/1.html</link>", "https://bao.example/tin/1.html"],
    ["<link>1.html</link>", "https://bao.example/rss/1.html"],
    ["<link>//y.example/1</link>", "https://y.example/1"],
    ['<link href="https://x.example/1"/>', "https://x.example/1"],
    ["<link/><guid>https://x.example/g</guid>", "https://x.example/g"],
    ['<guid isPermaLink="true">https://x.example/g</guid>', "https://x.example/g"],
    ['<guid isPermaLink="TRUE">/g</guid>', "https://bao.example/g"],
    ['<guid isPermaLink="false">https://x.example/g</guid>', null],
    ["<guid>tag:x.example,2026:1</guid>", null],
    ["<link>javascript:x()</link>", null],
    ["<link></link>", null],
    ["<title>x</title>", null],
  ])("address of %s", (inner, url) => {
    expect(rss(inner).url).toBe(url);
  });

  it.each([
    ["<title>Tin</title>", "Tin"],
    ["<title>  Tin\n  hai dòng </title>", "Tin hai dòng"],
    ["<title>A & B</title>", "A & B"],
    ["<title>A &amp; B</title>", "A & B"],
    ["<title>A &amp;amp; B</title>", "A & B"],
    ["<title>&quot;A&quot; &#273;&#x111;</title>", '"A" đđ'],
    ["<title>Gi&aacute; g&#7841;o</title>", "Giá gạo"],
    ["<title>5 &lt; 6</title>", "5 < 6"],
    ["<title><![CDATA[<b>Tin</b> nóng]]></title>", "Tin nóng"],
    ["<title>&lt;b&gt;Tin&lt;/b&gt;</title>", "Tin"],
    ["<title></title>", null],
    ["<title/>", null],
    ["<TITLE>Tin</TITLE>", "Tin"],
    ["<title>Một</title><title>Hai</title>", "Một"],
    ["<title></title><title>Hai</title>", "Hai"],
  ])("title of %s", (inner, title) => {
    expect(rss(inner).title).toBe(title);
  });

  it.each([
    ["<description>chữ</description>", "chữ", null],
    ["<description>&lt;p&gt;chữ&lt;/p&gt;</description>", "<p>chữ</p>", null],
    ["<description><![CDATA[<p>chữ</p>]]></description>", "<p>chữ</p>", null],
    ["<description><p>chữ</p></description>", "<p>chữ</p>", null],
    ["<description>1 &amp; 2</description>", "1 &amp; 2", null],
    ["<description><![CDATA[]]></description>", null, null],
    ["<description>&lt;script&gt;x()&lt;/script&gt;chữ</description>", "chữ", null],
    ["<description>a</description><content:encoded>&lt;p&gt;b&lt;/p&gt;</content:encoded>", "a", "<p>b</p>"],
    ["<content:encoded><![CDATA[<p>b</p>]]></content:encoded>", null, "<p>b</p>"],
    ["<content:encoded><![CDATA[a]]]]><![CDATA[>b]]></content:encoded>", null, "a]]&gt;b"],
    ["<dc:description>c</dc:description>", "c", null],
    ["<itunes:summary>d</itunes:summary>", "d", null],
    ["<media:description>e</media:description>", "e", null],
    ["<media:group><media:description>f</media:description></media:group>", "f", null],
    ['<body xmlns="http://www.w3.org/1999/xhtml"><p>g</p></body>', null, "<p>g</p>"],
    ['<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:p>h</xhtml:p></xhtml:body>', null, "<p>h</p>"],
  ])("body of %s", (inner, summaryHtml, contentHtml) => {
    expect(rss(inner)).toMatchObject({ summaryHtml, contentHtml });
  });

  it.each([
    [`<pubDate>${T}</pubDate>`, T, null],
    [`<dc:date>${T}</dc:date>`, T, T],
    [
      `<dcterms:issued>${T}</dcterms:issued><dcterms:modified>2026-11-25T00:00:00Z</dcterms:modified>`,
      T,
      "2026-11-25T00:00:00.000Z",
    ],
    [`<atom:published xmlns:atom="${ATOM}">${T}</atom:published>`, T, null],
    [`<pubDate>${T}</pubDate><atom:updated>2026-11-25T00:00:00Z</atom:updated>`, T, "2026-11-25T00:00:00.000Z"],
    [`<pubDate>hôm qua</pubDate><dc:date>${T}</dc:date>`, T, T],
    ["<pubDate>31/06/2026</pubDate>", null, null],
    ["<pubDate/>", null, null],
  ])("dates of %s", (inner, publishedAt, updatedAt) => {
    expect(rss(inner)).toMatchObject({ publishedAt, updatedAt });
  });

  it.each([
    ["<category>Đất đai</category><category>Nước</category>", ["Đất đai", "Nước"]],
    ["<category>Nước</category><category> Nước </category>", ["Nước"]],
    ["<category><![CDATA[Môi trường]]></category><category/>", ["Môi trường"]],
    ["<dc:subject>Y tế</dc:subject>", ["Y tế"]],
    ["<itunes:keywords>a, b;c</itunes:keywords>", ["a", "b", "c"]],
    ['<itunes:category text="Tin"><itunes:category text="Nóng"/></itunes:category>', ["Tin", "Nóng"]],
    ["<media:category>M</media:category><media:keywords>x,y</media:keywords>", ["M", "x", "y"]],
    [`<a:category xmlns:a="${ATOM}" term="t" label="L"/>`, ["t", "L"]],
  ])("categories of %s", (inner, categories) => {
    expect(rss(inner).categories).toEqual(categories);
  });

  it("resolves links and pictures of a body by xml:base, else by the document, else by the entry's page", () => {
    const body = '&lt;a href="/a"&gt;x&lt;/a&gt;&lt;img src="b.png"&gt;';
    const item = `<link>https://y.example/tin/1</link><description>${body}</description>`;
    const source = `<rss><channel><item>${item}</item></channel></rss>`;
    const html = (text: string, url: string | null): string => parseFeedText(text, url).items[0]?.summaryHtml ?? "";
    expect(html(source, null)).toMatch(/href="https:\/\/y\.example\/a".*src="https:\/\/y\.example\/tin\/b\.png"/);
    expect(html(source, "https://bao.example/rss/tin.xml")).toContain('src="https://bao.example/rss/b.png"');
    const based = source.replace("<description>", '<description xml:base="https://z.example/x/">');
    expect(html(based, "https://bao.example/")).toContain('src="https://z.example/x/b.png"');
  });

  it("knows an extension by its address, whatever its prefix", () => {
    expect(
      rss("<zz:encoded>&lt;p&gt;x&lt;/p&gt;</zz:encoded>", 'xmlns:zz="http://purl.org/rss/1.0/modules/content/"').contentHtml,
    ).toBe("<p>x</p>");
    // The same name in a namespace that means something else is not it.
    expect(rss("<content:encoded>x</content:encoded>", 'xmlns:content="urn:other"').contentHtml).toBeNull();
  });

  it("does not take what belongs to a picture, a source or an inner element for the entry's", () => {
    const inner =
      '<image><title>Ảnh</title><link>https://x.example/anh</link></image><source url="https://z.example/rss">Nguồn</source><media:content><media:title>M</media:title></media:content>';
    expect(rss(`${inner}<title>Tin</title><link>https://x.example/1</link>`)).toMatchObject({
      title: "Tin",
      url: "https://x.example/1",
    });
    expect(rss(inner)).toMatchObject({ url: null, publishedAt: null });
  });
});

describe("Atom fields", () => {
  it.each([
    ['<link href="https://x.example/1"/>', "https://x.example/1"],
    ['<link rel="self" href="https://x.example/s"/><link rel="alternate" href="https://x.example/1"/>', "https://x.example/1"],
    ['<link rel="enclosure" href="https://x.example/a.mp3"/>', null],
    ['<link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/>', "https://bao.example/1"],
    ['<link type="application/json" href="/1.json"/><link type="text/html" href="/1.html"/>', "https://bao.example/1.html"],
    ['<link xml:base="https://y.example/b/" href="1"/>', "https://y.example/b/1"],
    ['<content src="/1.html" type="text/html"/>', "https://bao.example/1.html"],
    ['<content src="/1.mp4" type="video/mp4"/>', null],
    ['<link href="javascript:x()"/>', null],
  ])("address of %s", (inner, url) => {
    expect(atom(inner).url).toBe(url);
  });

  it.each([
    ["<content>1 &lt; 2</content>", "1 &lt; 2"],
    ['<content type="text">&lt;b&gt;</content>', "&lt;b&gt;"],
    ['<content type="html">&lt;b&gt;x&lt;/b&gt;</content>', "<b>x</b>"],
    ['<content type="html"><![CDATA[<b>x</b>]]></content>', "<b>x</b>"],
    ['<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>x</b></div></content>', "<div><b>x</b></div>"],
    [
      '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:b onclick="x()">x</h:b></h:div></content>',
      "<div><b>x</b></div>",
    ],
    ['<content type="text/html">&lt;i&gt;x&lt;/i&gt;</content>', "<i>x</i>"],
    ['<content type="html" xml:base="https://y.example/b/">&lt;a href="c"&gt;x&lt;/a&gt;</content>', "https://y.example/b/c"],
    ['<content type="image/png">iVBORw0KGgo=</content>', null],
    ["<content/>", null],
  ])("content of %s", (inner, html) => {
    if (html === null) expect(atom(inner).contentHtml).toBeNull();
    else expect(atom(inner).contentHtml).toContain(html);
  });

  it("tells publication from change, and takes neither for the other", () => {
    expect(atom(`<published>${T}</published><updated>2026-11-25T00:00:00Z</updated>`)).toMatchObject({
      publishedAt: T,
      updatedAt: "2026-11-25T00:00:00.000Z",
    });
    expect(atom(`<updated>${T}</updated>`)).toMatchObject({ publishedAt: null, updatedAt: T });
  });

  it("adds bases up from the feed inwards", () => {
    const source = `<feed xmlns="${ATOM}" xml:base="https://y.example/a/"><entry xml:base="b/"><link href="c"/></entry></feed>`;
    expect(parseFeedText(source, "https://x.example/").items[0]?.url).toBe("https://y.example/a/b/c");
  });

  it("reads language, id and categories, and never an author", () => {
    const source = `<feed xmlns="${ATOM}" xml:lang="vi"><entry><id>urn:1</id><author><name>Không Được Đọc</name><uri>https://x.example/u</uri></author><category term="a" label="A"/><dc:subject>B</dc:subject></entry></feed>`;
    const feed = parseFeedText(source, null);
    expect(feed.language).toBe("vi");
    expect(feed.items[0]).toEqual({ ...NOTHING, id: "urn:1", categories: ["a", "A", "B"] });
    expect(JSON.stringify(feed)).not.toContain("Không Được Đọc");
  });
});

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseFeed, parseFeedText } from "./parse-feed.ts";

const titlesOf = (source: string): (string | null)[] => parseFeedText(source, null).items.map(({ title }) => title);

// Faults that real feeds have, and the titles that a reader should still get.
const BROKEN: readonly (readonly [fault: string, source: string, titles: readonly string[]])[] = [
  ["raw ampersands", "<rss><channel><item><title>A & B &c; D</title></item></channel></rss>", ["A & B &c; D"]],
  ["raw angle bracket", "<rss><channel><item><title>5 < 6</title></item></channel></rss>", ["5 < 6"]],
  [
    "unclosed title",
    "<rss><channel><item><title>Một<link>x</link></item><item><title>Hai</title></item></channel></rss>",
    ["Một", "Hai"],
  ],
  ["unclosed item", "<rss><channel><item><title>Một</title><item><title>Hai</title></channel></rss>", ["Một", "Hai"]],
  ["no end at all", "<rss><channel><item><title>Một</title></item><item><title>Hai", ["Một", "Hai"]],
  ["cut inside a tag", "<rss><channel><item><title>Một</title></item><item><ti", ["Một"]],
  ["cut inside CDATA", "<rss><channel><item><title>Một</title></item><item><title><![CDATA[Hai", ["Một", "Hai"]],
  ["crossed end tags", "<rss><channel><item><title><b>Một</title></b></item></channel></rss>", ["Một"]],
  ["stray end tags", "</x><rss></y><channel><item></z><title>Một</title></item></channel></rss>", ["Một"]],
  ["end tags of another case", "<RSS><Channel><Item><Title>Một</TITLE></ITEM></CHANNEL></rss>", ["Một"]],
  [
    "attributes without quotes",
    "<rss version=2.0><channel><item><title>Một</title><guid isPermaLink=false>1</guid></item></channel></rss>",
    ["Một"],
  ],
  ["repeated attributes", '<rss version="2.0" version="2.0"><channel><item><title>Một</title></item></channel></rss>', ["Một"]],
  ["undeclared prefix", "<rss><channel><item><title>Một</title><foo:bar>x</foo:bar></item></channel></rss>", ["Một"]],
  ["HTML entity", "<rss><channel><item><title>Gi&aacute;&nbsp;x&hellip;</title></item></channel></rss>", ["Giá x…"]],
  ["control characters", "<rss><channel><item><title>M\u0002ột</title></item></channel></rss>", ["M\u0002ột"]],
  [
    "text before the prolog",
    '\n\n  <?xml version="1.0"?><rss><channel><item><title>Một</title></item></channel></rss>',
    ["Một"],
  ],
  [
    "warning before the prolog",
    '<br />\n<b>Warning</b>: x\n<?xml version="1.0"?><rss><channel><item><title>Một</title></item></channel></rss>',
    ["Một"],
  ],
  [
    "two prologs",
    '<?xml version="1.0"?><?xml version="1.0"?><rss><channel><item><title>Một</title></item></channel></rss>',
    ["Một"],
  ],
  ["prolog with a wrong version", '<?xml version="9"?><rss><channel><item><title>Một</title></item></channel></rss>', ["Một"]],
  [
    "doctype",
    '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/rss.dtd"><rss><channel><item><title>Một</title></item></channel></rss>',
    ["Một"],
  ],
  [
    "doctype with entities",
    '<!DOCTYPE rss [<!ENTITY a "b"><!ELEMENT x ANY>]><rss><channel><item><title>Một &a;</title></item></channel></rss>',
    ["Một &a;"],
  ],
  ["script behind the feed", "<rss><channel><item><title>Một</title></item></channel></rss><script>x()</script>", ["Một"]],
  ["comment with dashes", "<rss><channel><!-- a -- b --><item><title>Một</title></item></channel></rss>", ["Một"]],
  ["unclosed comment at the end", "<rss><channel><item><title>Một</title></item><!-- hết", ["Một"]],
  ["items outside the channel", "<rss><channel><title>x</title></channel><item><title>Một</title></item></rss>", ["Một"]],
  ["no rss element", "<channel><title>x</title><item><title>Một</title></item></channel>", ["Một"]],
  ["nothing but items", "<item><title>Một</title></item><item><title>Hai</title></item>", ["Một", "Hai"]],
  ["a wrapper", "<soap><body><rss><channel><item><title>Một</title></item></channel></rss></body></soap>", ["Một"]],
  ["empty items", "<rss><channel><item></item><item/></channel></rss>", []],
];

describe("broken feeds", () => {
  it.each(BROKEN)("%s", (_, source, titles) => {
    expect(titlesOf(source).filter((title) => title !== null)).toEqual(titles);
  });
});

describe("charsets", () => {
  const source = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><title>Đồng Sậy</title></item></channel></rss>`;
  const titleOf = async (bytes: Uint8Array, contentType: string | null = null) =>
    (await parseFeed(bytes, { url: null, contentType })).items[0]?.title;

  it.each(["utf-8", "UTF8", "us-ascii", "iso-8859-1", "x-unknown", ""])("UTF-8 that says it is %j", async (encoding) => {
    expect(await titleOf(Buffer.from(source(encoding)))).toBe("Đồng Sậy");
  });

  it("UTF-8 that the server calls something else", async () => {
    for (const charset of ["utf-8", "iso-8859-1", "us-ascii", "nonsense"])
      expect(await titleOf(Buffer.from(source("utf-8")), `text/xml; charset=${charset}`)).toBe("Đồng Sậy");
  });

  it("UTF-16 in both orders, and decomposed letters", async () => {
    const little = Buffer.from(`\uFEFF${source("utf-16")}`, "utf16le");
    expect(await titleOf(little)).toBe("Đồng Sậy");
    expect(await titleOf(Buffer.from(little).swap16())).toBe("Đồng Sậy");
    expect(await titleOf(Buffer.from(source("utf-8").normalize("NFD")))).toBe("Đồng Sậy");
  });

  it("one broken byte costs one letter, not the feed", async () => {
    const bytes = Buffer.from(source("utf-8"));
    bytes[bytes.indexOf("S")] = 0xff;
    expect(await titleOf(bytes)).toBe("Đồng \uFFFDậy");
  });
});

describe("packed and oversized feeds", () => {
  it("reads gzip once, and refuses what is broken, bombs and rubbish", async () => {
    const feed = Buffer.from("<rss><channel><item><title>Một</title></item></channel></rss>");
    expect((await parseFeed(gzipSync(feed), { url: null })).items.length).toBe(1);
    const refused = [
      gzipSync(feed).subarray(0, 30),
      gzipSync(gzipSync(feed)),
      gzipSync(Buffer.alloc(60 * 1_048_576)),
      Buffer.from([0x1f, 0x8b]),
    ];
    for (const bytes of refused) await expect(parseFeed(bytes, { url: null })).rejects.toMatchObject({ code: "PARSE_FAILED" });
  });

  it("refuses a feed above 15 MiB, but reads a sitemap of that size", async () => {
    const pad = " ".repeat(16 * 1_048_576);
    await expect(parseFeed(Buffer.from(`<rss><channel>${pad}</channel></rss>`), { url: null })).rejects.toMatchObject({
      code: "PARSE_FAILED",
    });
    const map = `<urlset><url><loc>https://x.example/1</loc></url>${pad}</urlset>`;
    expect((await parseFeed(Buffer.from(map), { url: null })).items.length).toBe(1);
  });
});

describe("what is no feed", () => {
  it.each([
    "",
    " ",
    "xin chào",
    "<",
    "<>",
    "<!-- chỉ có chú thích -->",
    '<?xml version="1.0"?>',
    "<html><head><title>Lỗi 500</title></head><body><p>Bảo trì</p></body></html>",
    "<opml><body><outline text='x'/></opml>",
    "<svg/>",
    "{}",
    "[]",
    "{",
    '{"items":',
    '{"error":"not found"}',
    '["a"]',
    "null",
    "\u0000\u0001\u0002",
  ])("%j is refused with PARSE_FAILED", async (text) => {
    await expect(parseFeed(Buffer.from(text), { url: null })).rejects.toMatchObject({ code: "PARSE_FAILED" });
  });
});

describe("hostile feeds", () => {
  it.each([
    [
      "constructor",
      "<rss><channel><item><constructor>x</constructor><__proto__>y</__proto__><title>Một</title></item></channel></rss>",
    ],
    ["prototype attributes", '<rss><channel><item __proto__="x" constructor="y"><title>Một</title></item></channel></rss>'],
    [
      "prototype in JSON",
      '{"version":"https://jsonfeed.org/version/1","__proto__":{"polluted":1},"items":[{"__proto__":{"polluted":1},"title":"Một"}]}',
    ],
    [
      "plain RSS",
      '<rss version="2.0"><channel><item><title>Một</title><link>https://x.example/</link><category>__proto__</category></item></channel></rss>',
    ],
  ])("%s does no harm", async (_, source) => {
    const feed = await parseFeed(Buffer.from(source), { url: null });
    expect(feed.items.map(({ title }) => title)).toEqual(["Một"]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  it("declared entities are neither expanded nor fetched", () => {
    const laughs = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join("");
    const source = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&l20;&f;</title></item></channel></rss>`;
    expect(titlesOf(source)).toEqual(["&l20;&f;"]);
  });
});

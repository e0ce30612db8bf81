/** Invented documents of every form that outsiders send us; the fuzzer breaks them. */
const ITEM =
  '<item><title>Nước sạch &amp; đường đi</title><link>https://x.example/1?a=1&amp;b=2</link><guid isPermaLink="false">g1</guid><pubDate>Tue, 24 Nov 2026 07:05:00 +0700</pubDate><category>Đất đai</category><description><![CDATA[<p style="x">Tóm tắt <img src="/a.png"></p>]]></description></item>';
const SEEDS: readonly string[] = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo</title><link>https://x.example/</link>${ITEM}${ITEM}</channel></rss>`,
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>${ITEM.replace("</item>", "<content:encoded>&lt;b&gt;x&lt;/b&gt;</content:encoded><media:group><media:description>m</media:description></media:group></item>")}</channel></rss>`,
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi" xml:base="https://x.example/"><title type="html">&lt;b&gt;Báo&lt;/b&gt;</title><entry><id>urn:1</id><title>Tin</title><link href="1.html"/><updated>2026-11-24T00:05:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://x.example/"><title>Báo</title></channel><item rdf:about="https://x.example/1"><title>Tin</title><dc:date>2026-11-24</dc:date></item></rdf:RDF>',
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://x.example/1</loc><lastmod>2026-11-24</lastmod><news:news><news:title>Tin</news:title></news:news></url></urlset>',
  '{"version":"https://jsonfeed.org/version/1.1","title":"Báo","items":[{"id":"1","url":"https://x.example/1","title":"Tin","content_html":"<p>x</p>","date_published":"2026-11-24T00:05:00Z","tags":["a"],"_petition":{"place":"Lau","answered_at":null}}]}',
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Họp dân - Báo</title><link rel="canonical" href="/1"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Họp dân","datePublished":"2026-11-24T07:05:00+07:00"}</script></head><body><nav><a href="/">Trang chủ</a></nav><article><h1>Họp dân</h1><time datetime="2026-11-24">24/11/2026</time>${"<p>Sáng nay, người dân đã họp với xã về nước sạch, đường đi và điện.</p>".repeat(4)}<table><tr><td>Xã</td><td>12</td></tr></table><figure><img src="a.jpg"><figcaption>Ảnh</figcaption></figure></article><footer>Bản quyền</footer></body></html>`,
];

/** Pieces that parsers stumble over; put in anywhere. */
const PIECES: readonly string[] = [
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>",
  "&a;",
  "&#0;",
  "&#x110000;",
  "&lt;script&gt;",
  "<script>",
  "</script>",
  "<svg><style>",
  "<math>",
  "</",
  "<a href='",
  '"',
  "\u0000",
  "\uFEFF",
  "\uD800",
  "__proto__",
  "constructor",
  '"__proto__":{"polluted":1},',
  '{"constructor":{"prototype":{"polluted":1}}}',
  "xmlns:x='__proto__'",
  '<x:y z="1" z="2">',
  "<item>",
  "</channel>",
  "xml:base='javascript:x()'",
  "1e999",
  "9999999999999",
  "-1",
  "<div>".repeat(500),
  "a".repeat(5_000),
  "<table><tr><td>".repeat(100),
];

/** Numbers in [0, 1) from a seed: mulberry32, so that a finding can be run again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Changes that one input goes through at most. */
const MOST_CHANGES = 6;

/** One broken document: bytes of a seed with slices lost, doubled, moved, bits turned and hostile pieces put in. */
export function fuzzInput(random: () => number): Uint8Array {
  let bytes: Buffer = Buffer.from(pick(SEEDS, random));
  const changes = 1 + Math.floor(random() * MOST_CHANGES);
  for (let change = 0; change < changes; change += 1) bytes = pick(CHANGES, random)(bytes, random);
  return bytes;
}

type Change = (bytes: Buffer, random: () => number) => Buffer;

const CHANGES: readonly Change[] = [
  function turnBits(bytes, random) {
    const turned = Buffer.from(bytes);
    for (let times = 0; times < 4 && turned.length > 0; times += 1)
      turned[placeIn(turned, random)] = Math.floor(random() * 256);
    return turned;
  },
  function insertPiece(bytes, random) {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(PIECES, random)), bytes.subarray(at)]);
  },
  function loseSlice(bytes, random) {
    const [from, to] = sliceOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function doubleSlice(bytes, random) {
    const [from, to] = sliceOf(bytes, random);
    const times = 1 + Math.floor(random() * 20);
    return Buffer.concat([
      bytes.subarray(0, to),
      ...Array.from({ length: times }, () => bytes.subarray(from, to)),
      bytes.subarray(to),
    ]);
  },
  function moveSlice(bytes, random) {
    const [from, to] = sliceOf(bytes, random);
    const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    const at = placeIn(rest, random);
    return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, placeIn(bytes, random));
  },
  function joinAnother(bytes, random) {
    return Buffer.concat([bytes, Buffer.from(pick(SEEDS, random))]);
  },
  function widen(bytes, random) {
    return random() < 0.2 ? Buffer.from(bytes.toString("latin1"), "utf16le") : bytes;
  },
];

function pick<T>(from: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

function placeIn(bytes: Buffer, random: () => number): number {
  return Math.floor(random() * bytes.length);
}

/** Slices are mostly short; some are long. */
function sliceOf(bytes: Buffer, random: () => number): readonly [from: number, to: number] {
  const from = placeIn(bytes, random);
  return [from, Math.min(bytes.length, from + Math.ceil(random() ** 3 * 400))];
}

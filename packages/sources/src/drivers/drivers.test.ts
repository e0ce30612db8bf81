import { gzipSync } from "node:zlib";
import { feedSchema, LangngheError } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import type { DroppedFile, FetchOptions, PollResult, SourceDeps } from "../source.ts";
import { sourceTypeOf } from "../source-types.ts";

const BASE = "https://x.example/a/list";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Asked {
  readonly url: string;
  readonly options: FetchOptions;
}

/** Polls a feed of a type over a made-up network; what is not in it answers 404. */
async function poll(
  type: string,
  options: Record<string, unknown>,
  answers: Readonly<Record<string, string | Uint8Array>>,
  files: readonly DroppedFile[] = [],
): Promise<PollResult & { asked: Asked[] }> {
  const asked: Asked[] = [];
  const deps: SourceDeps = {
    fetch: async (url, how) => {
      asked.push({ url, options: how });
      const body = answers[url];
      if (body === undefined) throw new LangngheError("FETCH_FAILED", `404 ${url}`);
      return { url, status: 200, notModified: false, contentType: null, body: typeof body === "string" ? bytes(body) : body };
    },
    readFolder: async function* () {
      yield* files;
    },
  };
  const feed = feedSchema.parse({ id: "thu", label: "Thử", type, url: BASE, outlet: "thu", channel: "news", options });
  const source = sourceTypeOf(type);
  if (source === null) throw new LangngheError("NOT_FOUND", type);
  return { ...(await source.poll(feed, deps)), asked };
}

describe("page list", () => {
  const list = (inner: string, head = ""): Record<string, string> => ({
    [BASE]: `<html><head>${head}</head><body>${inner}</body></html>`,
  });
  const first = async (options: Record<string, unknown>, inner: string, head = "") =>
    (await poll("page-list", options, list(inner, head))).entries[0];

  it.each([
    ["/tin/1", "https://x.example/tin/1"],
    ["1.html", "https://x.example/a/1.html"],
    ["?id=1", "https://x.example/a/list?id=1"],
    ["//y.example/1", "https://y.example/1"],
    ["https://y.example/1", "https://y.example/1"],
  ])("resolves %s", async (href, url) => {
    expect(await first({ item: "li" }, `<li><a href="${href}">Tin</a></li>`)).toMatchObject({ url, title: "Tin" });
  });

  it("resolves against the page's base element", async () => {
    const entry = await first({ item: "li" }, '<li><a href="1">Tin</a></li>', '<base href="https://z.example/b/">');
    expect(entry?.url).toBe("https://z.example/b/1");
  });

  it.each(["", "  ", "javascript:x()", "data:text/html,x"])("reports an entry whose link is %j", async (href) => {
    const { entries, broken } = await poll(
      "page-list",
      { item: "li" },
      list(`<li><a href="${href}">a</a></li><li><a href="/2">b</a></li>`),
    );
    expect(entries.map(({ title }) => title)).toEqual(["b"]);
    expect(broken.map(({ where }) => where)).toEqual(["entry 1"]);
  });

  it("takes the entry itself for the link where it is one", async () => {
    expect(await first({ item: "a.tin" }, '<a class="tin" href="/1"><b>Tin</b> nóng</a>')).toMatchObject({
      url: "https://x.example/1",
      title: "Tin nóng",
    });
  });

  it.each([
    ['<span class="d">24/11/2026 07:05</span>', "2026-11-24T00:05:00.000Z"],
    ['<time class="d" datetime="2026-11-24T00:05:00Z">hôm qua</time>', "2026-11-24T00:05:00.000Z"],
    ['<time class="d" datetime="sai">24/11/2026 07:05</time>', "2026-11-24T00:05:00.000Z"],
    ['<span class="d">hôm qua</span>', null],
    ["", null],
  ])("dates of %s", async (date, publishedAt) => {
    expect((await first({ item: "li", date: ".d" }, `<li><a href="/1">a</a>${date}</li>`))?.publishedAt).toBe(publishedAt);
  });

  it("reads title, summary and categories by their selectors; a summary is text, not markup", async () => {
    const inner =
      '<li><a href="/1">xem</a><h3> Tiêu\n đề </h3><p>1 &lt; 2 <script>x()</script></p><i class="c">Đất</i><i class="c">Nước</i></li>';
    const options = { item: "li", title: "h3", summary: "p", category: ".c" };
    const entry = await first(options, inner);
    expect(entry).toMatchObject({ title: "Tiêu đề", categories: ["Đất", "Nước"] });
    expect(entry?.summaryHtml).toMatch(/^1 &lt; 2/);
    expect(entry?.summaryHtml).not.toContain("<");
  });

  it("says which selector matches nothing, and which is none", async () => {
    await expect(poll("page-list", { item: ".khong" }, list("<p>x</p>"))).rejects.toThrow(/\.khong/);
    await expect(poll("page-list", { item: "li[" }, list("<p>x</p>"))).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(poll("page-list", {}, list("<p>x</p>"))).rejects.toThrow();
  });

  it("refuses pages that nest to stall parsers", async () => {
    await expect(poll("page-list", { item: "li" }, list("<div>".repeat(20_000)))).rejects.toMatchObject({
      code: "PARSE_FAILED",
    });
  });
});

describe("sitemap", () => {
  const url = (loc: string, more = ""): string => `<url><loc>${loc}</loc>${more}</url>`;
  const map = (...urls: string[]): string =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>`;
  const index = (...maps: string[]): string => `<sitemapindex>${maps.join("")}</sitemapindex>`;
  const child = (loc: string, lastmod: string): string => `<sitemap><loc>${loc}</loc><lastmod>${lastmod}</lastmod></sitemap>`;

  it("reads addresses and times of change", async () => {
    const answers = { [BASE]: map(url("https://x.example/1", "<lastmod>2026-11-24</lastmod>"), url(" /2 "), url("")) };
    expect((await poll("sitemap", {}, answers)).entries).toMatchObject([
      { url: "https://x.example/1", updatedAt: "2026-11-24T00:00:00.000Z", publishedAt: null },
      { url: "https://x.example/2", updatedAt: null },
    ]);
  });

  it("reads the news extension, whatever its prefix", async () => {
    const news = `<n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><n:publication><n:name>Báo</n:name><n:language>vi</n:language></n:publication><n:publication_date>2026-11-24T07:05:00+07:00</n:publication_date><n:title>Tin &amp; bài</n:title><n:keywords>đất, nước,</n:keywords></n:news>`;
    expect((await poll("sitemap", {}, { [BASE]: map(url("https://x.example/1", news)) })).entries[0]).toMatchObject({
      title: "Tin & bài",
      publishedAt: "2026-11-24T00:05:00.000Z",
      categories: ["đất", "nước"],
    });
  });

  it("reads packed sitemaps, and keeps only what is asked for", async () => {
    const answers = { [BASE]: gzipSync(map(url("https://x.example/tin/1"), url("https://x.example/lien-he"))) };
    const found = await poll("sitemap", { include: "/tin/" }, answers);
    expect(found.entries.map((entry) => entry.url)).toEqual(["https://x.example/tin/1"]);
  });

  it("reads the newest sitemaps of an index first, as many as allowed, unconditionally", async () => {
    const answers = {
      [BASE]: index(
        child("https://x.example/cu", "2026-01-01"),
        child("https://x.example/moi", "2026-11-24"),
        child("https://x.example/vua", "2026-06-01"),
      ),
      "https://x.example/cu": map(url("https://x.example/3")),
      "https://x.example/moi": map(url("https://x.example/1")),
      "https://x.example/vua": map(url("https://x.example/2")),
    };
    const found = await poll("sitemap", { maxSitemaps: 2 }, answers);
    expect(found.entries.map((entry) => entry.url)).toEqual(["https://x.example/1", "https://x.example/2"]);
    expect(found.asked.map(({ url: address, options }) => [address, options.conditional])).toEqual([
      [BASE, true],
      ["https://x.example/moi", false],
      ["https://x.example/vua", false],
    ]);
  });

  it("one bad sitemap costs only itself: missing, no sitemap, an index again", async () => {
    const answers = {
      [BASE]: index(...["thieu", "rss", "lai", "tot"].map((name) => child(`https://x.example/${name}`, "2026-11-24"))),
      "https://x.example/rss": "<rss><channel><item><title>x</title></item></channel></rss>",
      "https://x.example/lai": index(child(BASE, "2026-11-24")),
      "https://x.example/tot": map(url("https://x.example/1")),
    };
    const found = await poll("sitemap", {}, answers);
    expect(found.entries.length).toBe(1);
    expect(found.broken.map(({ where }) => where)).toEqual(["thieu", "rss", "lai"].map((name) => `https://x.example/${name}`));
  });
});

describe("csv", () => {
  const columns = {
    text: "Nội dung",
    id: "Mã",
    publishedAt: "Ngày",
    answeredAt: "Trả lời",
    category: "Lĩnh vực",
    place: "Địa bàn",
  };
  const table = async (text: string | Uint8Array, of: Record<string, string> = columns) =>
    poll("csv", { columns: of }, { [BASE]: text });
  const HEADER = "Mã;Ngày;Nội dung;Lĩnh vực;Địa bàn;Trả lời";

  it.each([
    [";", "1;24/11/2026;Nước đục;Nước;Lau;"],
    [",", "1,24/11/2026,Nước đục,Nước,Lau,"],
    ["\t", "1\t24/11/2026\tNước đục\tNước\tLau\t"],
  ])("finds the separator %j by itself", async (mark, row) => {
    for (const end of ["\n", "\r\n"]) {
      const { entries, broken } = await table([HEADER.replaceAll(";", mark), row, ""].join(end));
      expect(broken).toEqual([]);
      expect(entries).toMatchObject([
        {
          externalId: "1",
          contentHtml: "<p>Nước đục</p>",
          categories: ["Nước"],
          place: "Lau",
          publishedAt: "2026-11-23T17:00:00.000Z",
          answeredAt: null,
        },
      ]);
    }
  });

  it("reads quotes with separators, line ends and quotes inside; lines become paragraphs", async () => {
    const { entries } = await table(`${HEADER}\n"1";24/11/2026;"Dòng ""một""; có dấu\nDòng hai & <b>";;;`);
    expect(entries[0]?.contentHtml).toBe('<p>Dòng "một"; có dấu</p><p>Dòng hai &amp; &lt;b&gt;</p>');
  });

  it("matches columns whatever their case, spaces and letters' form; with a byte order mark", async () => {
    const written = `\uFEFF ${HEADER.toUpperCase().normalize("NFD")} \n1;;Chữ;;;`;
    expect((await table(written)).entries.length).toBe(1);
  });

  it.each([
    ["no text", "2;24/11/2026;;Nước;;", /Nội dung/],
    ["an impossible date", "2;31/06/2026;Chữ;;;", /publishedAt/],
    ["an answer that is no date", "2;24/11/2026;Chữ;;;chưa", /answeredAt/],
    ["too few cells", "2;24/11/2026;Chữ", /3 cells/],
    ["too many cells", "2;24/11/2026;Chữ;;;;;thừa", /8 cells/],
  ])("a row with %s is reported by number, the others are read", async (_, row, cause) => {
    const { entries, broken } = await table(`${HEADER}\n1;;Một;;;\n${row}\n3;;Ba;;;`);
    expect(entries.map(({ externalId }) => externalId)).toEqual(["1", "3"]);
    expect(broken.map(({ where }) => where)).toEqual(["row 3"]);
    expect(broken[0]?.cause).toMatch(cause);
  });

  it("passes over empty rows, and splits several fields", async () => {
    const { entries, broken } = await table(`${HEADER}\n\n;;;;;\n1;;Một;"Đất; Nước ;";;\n`);
    expect(broken).toEqual([]);
    expect(entries[0]?.categories).toEqual(["Đất", "Nước"]);
  });

  it("gives a row without a number an id of its content: the same again, another for another", async () => {
    const only = { text: "Nội dung" };
    const idsOf = async (text: string) => (await table(text, only)).entries.map(({ externalId }) => externalId);
    const [a, b] = await idsOf("Nội dung\nMột\nHai");
    expect(a).not.toBe(b);
    expect(await idsOf("Nội dung\nHai\nMột")).toEqual([b, a]);
  });

  it("refuses a table without the column, naming it and those that are there", async () => {
    await expect(table("Mã;Ghi chú\n1;x")).rejects.toThrow(/Nội dung.*Mã, Ghi chú/);
  });
});

describe("drop folder", () => {
  const file = (name: string, body: string | Uint8Array): DroppedFile => ({
    name,
    modifiedAt: "2026-11-25T00:00:00.000Z",
    body: typeof body === "string" ? bytes(body) : body,
  });
  const drop = async (...files: DroppedFile[]) => poll("drop", {}, {}, files);

  it("reads a text's first line as its title only where something follows", async () => {
    const { entries } = await drop(
      file("a.txt", "Tiêu đề\n\nThân bài."),
      file("b.txt", "Chỉ một dòng"),
      file("c.TXT", `${"dài ".repeat(80)}\nhai`),
    );
    expect(entries).toMatchObject([
      { externalId: "a.txt", title: "Tiêu đề", contentHtml: "<p>Thân bài.</p>", publishedAt: "2026-11-25T00:00:00.000Z" },
      { title: null, contentHtml: "<p>Chỉ một dòng</p>" },
      { title: null },
    ]);
  });

  it("reads JSON lines, each by itself, and names those it cannot", async () => {
    const lines = [
      '{"text":"một"}',
      "",
      '{"id":"x","html":"<p>hai</p>","title":"T","categories":["c"],"place":"Lau","answeredAt":"24/11/2026 07:05"}',
      '{"text":"  "}',
      '{"title":"chỉ tiêu đề"}',
      "không phải JSON",
      '["text"]',
      '{"text":5}',
    ].join("\n");
    const { entries, broken } = await drop(file("a.jsonl", lines));
    expect(entries).toMatchObject([
      { externalId: "a.jsonl:1", contentHtml: "<p>một</p>" },
      { externalId: "x", contentHtml: "<p>hai</p>", title: "T", place: "Lau", answeredAt: "2026-11-24T00:05:00.000Z" },
    ]);
    expect(broken.map(({ where }) => where)).toEqual([4, 5, 6, 7, 8].map((line) => `a.jsonl, line ${line}`));
  });

  it("reads a mail's subject, date and text, and neither sender nor recipient", async () => {
    const mail = (headers: string, body: string) =>
      file("m.eml", `From: Người Gửi <gui@thu.example>\r\nTo: nhan@thu.example\r\n${headers}\r\n\r\n${body}`);
    const plain = mail(
      "Message-ID: <1@thu.example>\r\nSubject: =?utf-8?B?xJDDqG4gaOG7j25n?=\r\nDate: Tue, 24 Nov 2026 07:05:00 +0700\r\nContent-Type: text/plain; charset=utf-8",
      "Dòng một\r\nDòng hai",
    );
    const html = mail("Content-Type: text/html; charset=utf-8", "<p>Chữ</p>");
    const { entries, broken } = await drop(plain, html, mail("Subject: x", ""));
    expect(entries).toMatchObject([
      {
        externalId: "<1@thu.example>",
        title: "Đèn hỏng",
        publishedAt: "2026-11-24T00:05:00.000Z",
        contentHtml: "<p>Dòng một</p><p>Dòng hai</p>",
      },
      { externalId: "m.eml", title: null, publishedAt: "2026-11-25T00:00:00.000Z" },
    ]);
    expect(broken.length).toBe(1);
    expect(JSON.stringify(entries)).not.toMatch(/Người Gửi|gui@|nhan@/);
  });

  it("reads saved pages, and reports files that nobody reads", async () => {
    const { entries, broken } = await drop(
      file("p.html", "<p>Trang</p>"),
      file("x.docx", "PK"),
      file("khong", ""),
      file("rong.txt", " \n"),
      file("so.csv", "a;b"),
    );
    expect(entries).toMatchObject([{ externalId: "p.html", contentHtml: "<p>Trang</p>", publishedAt: null }]);
    expect(broken.map(({ where }) => where)).toEqual(["x.docx", "khong", "rong.txt", "so.csv"]);
  });
});

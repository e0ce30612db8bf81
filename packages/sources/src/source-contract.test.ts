import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type FeedEntry, feedEntrySchema, feedSchema, LangngheError } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { entryOf } from "./entry.ts";
import type { DroppedFile, FetchedBytes, SourceDeps } from "./source.ts";
import { sourceTypeOf, sourceTypes } from "./source-types.ts";

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const golden = (name: string): FeedEntry[] =>
  z
    .array(feedEntrySchema.partial())
    .parse(JSON.parse(new TextDecoder().decode(fixture(name))))
    .map((facts) => entryOf(facts as Partial<FeedEntry>));

interface Case {
  readonly type: string;
  readonly name: string;
  readonly url: string;
  readonly options?: Record<string, unknown>;
  /** What the network answers, by address; a folder's files for the drop type. */
  readonly answers?: Record<string, Uint8Array>;
  readonly files?: readonly DroppedFile[];
  readonly golden: string;
  readonly broken?: readonly string[];
}

const COLUMNS = {
  id: "Số",
  publishedAt: "ngày nhận",
  text: "Nội dung",
  place: "Địa bàn",
  category: "Lĩnh vực",
  answeredAt: "Ngày trả lời",
};
const INDEX = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>https://bao.example/old.xml</loc><lastmod>2026-01-01</lastmod></sitemap>
  <sitemap><loc>https://bao.example/new.xml.gz</loc><lastmod>2026-11-24</lastmod></sitemap></sitemapindex>`;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const dropped = (name: string, body: Uint8Array): DroppedFile => ({ name, modifiedAt: "2026-11-25T00:00:00.000Z", body });

const CASES: readonly Case[] = [
  ...["rss20", "atom10", "rdf10", "broken"].map((name) => ({
    type: "feed",
    name,
    url: "https://dongsay.example/rss.xml",
    golden: `${name}.json`,
    answers: { "https://dongsay.example/rss.xml": fixture(`${name}.xml`) },
  })),
  {
    type: "feed",
    name: "json",
    url: "https://gopy.example/feed.json",
    golden: "feed11.json",
    answers: { "https://gopy.example/feed.json": fixture("feed11.txt") },
  },
  {
    type: "feed",
    name: "json with petitions: place and answer from the extension",
    url: "https://pakn.example/feed.json",
    golden: "petitions.json",
    answers: { "https://pakn.example/feed.json": fixture("petitions.txt") },
  },
  {
    type: "sitemap",
    name: "news sitemap, filtered",
    url: "https://bao.example/new.xml",
    options: { include: "/a" },
    answers: { "https://bao.example/new.xml": fixture("news-sitemap.xml") },
    golden: "news-sitemap.json",
  },
  {
    type: "sitemap",
    name: "index with a packed and a missing sitemap",
    url: "https://bao.example/index.xml",
    options: { include: "/a" },
    answers: {
      "https://bao.example/index.xml": text(INDEX),
      "https://bao.example/new.xml.gz": gzipSync(fixture("news-sitemap.xml")),
    },
    golden: "news-sitemap.json",
    broken: ["https://bao.example/old.xml"],
  },
  {
    type: "page-list",
    name: "list with a bad entry",
    url: "https://ubnd.example/tin/",
    options: { item: ".tin li", date: ".ngay, time", summary: "p" },
    answers: { "https://ubnd.example/tin/": fixture("page-list.html.txt") },
    golden: "page-list.json",
    broken: ["entry 2"],
  },
  {
    type: "csv",
    name: "register with bad rows",
    url: "https://ubnd.example/so.csv",
    options: { columns: COLUMNS },
    answers: { "https://ubnd.example/so.csv": fixture("register.csv") },
    golden: "register.json",
    broken: ["row 3", "row 4", "row 6"],
  },
  {
    type: "drop",
    name: "mail, lines, text and a stranger",
    url: "/du-lieu",
    files: [
      dropped("thu.eml", fixture("thu.eml")),
      dropped(
        "a.jsonl",
        text(
          '{"id":"j1","url":"https://x.example/1","title":"Một","text":"Dòng một\\nDòng hai","publishedAt":"2026-11-24T00:00:00Z"}\n{"id":"j2"}\nx\n',
        ),
      ),
      dropped("ghi-chu.txt", text("Họp tổ\nNội dung họp.\n")),
      dropped("anh.png", text("x")),
    ],
    golden: "drop.json",
    broken: ["a.jsonl, line 2", "a.jsonl, line 3", "anh.png"],
  },
];

function feedOf({ type, url, options }: Pick<Case, "type" | "url"> & { options?: Record<string, unknown> | undefined }) {
  return feedSchema.parse({ id: "thu", label: "Thử", type, url, outlet: "thu", channel: "news", options: options ?? {} });
}

function depsOf(
  one: Pick<Case, "answers" | "files">,
  notModified = false,
): SourceDeps & { asked: { url: string; conditional: boolean }[] } {
  const asked: { url: string; conditional: boolean }[] = [];
  return {
    asked,
    fetch: async (url, { conditional }): Promise<FetchedBytes> => {
      asked.push({ url, conditional });
      const body = one.answers?.[url];
      if (notModified) return { url, status: 304, notModified: true, contentType: null, body: new Uint8Array() };
      if (body === undefined) throw new LangngheError("FETCH_FAILED", "404");
      return { url, status: 200, notModified: false, contentType: null, body };
    },
    readFolder: async function* () {
      yield* one.files ?? [];
    },
  };
}

const sourceFor = (type: string) => {
  const source = sourceTypeOf(type);
  if (source === null) throw new LangngheError("NOT_FOUND", type);
  return source;
};

describe.each(CASES)("$type: $name", (one) => {
  it("gives the golden entries in their order and names what is broken", async () => {
    const result = await sourceFor(one.type).poll(feedOf(one), depsOf(one));
    expect(result.entries).toEqual(golden(one.golden));
    expect(result.broken.map(({ where }) => where)).toEqual(one.broken ?? []);
    for (const { cause } of result.broken) expect(cause).not.toBe("");
  });
});

describe.each(sourceTypes.map((source) => ({ type: source.type, source })))("source type $type", ({ type, source }) => {
  const first = CASES.find((one) => one.type === type);

  it("describes itself in both languages, and each of its options", () => {
    for (const words of [source.label.vi, source.label.en, source.help.vi, source.help.en])
      expect(words.length).toBeGreaterThan(3);
    const schema = z.toJSONSchema(source.options, { io: "input" });
    for (const property of Object.values(schema.properties ?? {})) expect(property).toHaveProperty("description");
  });

  it("refuses an option it does not know", () => {
    expect(source.options.safeParse({ ...first?.options, colour: "red" }).success).toBe(false);
    expect(source.options.safeParse(first?.options ?? {}).success).toBe(true);
  });
});

// A folder is read, not fetched, so what follows is asked of the other types.
const fetched = sourceTypes.filter((source) => source.type !== "drop").map((source) => ({ type: source.type, source }));

describe.each(fetched)("fetched source type $type", ({ type, source }) => {
  const first = CASES.find((one) => one.type === type);

  it("asks conditionally, and passes on that nothing changed", async () => {
    const deps = depsOf({ answers: {} }, true);
    const result = await source.poll(feedOf({ type, url: "https://x.example/", options: first?.options }), deps);
    expect(result).toEqual({ notModified: true, entries: [], broken: [] });
    expect(deps.asked).toEqual([{ url: "https://x.example/", conditional: true }]);
  });

  it("rejects bytes that are no feed of its type, and what fetching rejects with", async () => {
    const feed = feedOf({ type, url: "https://x.example/", options: first?.options });
    const bytes = text("<html><body>không có gì</body></html>");
    await expect(source.poll(feed, depsOf({ answers: { "https://x.example/": bytes } }))).rejects.toMatchObject({
      code: "PARSE_FAILED",
    });
    await expect(source.poll(feed, depsOf({}))).rejects.toMatchObject({ code: "FETCH_FAILED" });
  });
});

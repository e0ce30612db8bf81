import type { FeedEntry, FetchedDocument } from "@langnghe/domain";
import type { Outcome } from "@langnghe/pipeline";
import { describe, expect, test } from "vitest";
import type { Draft, ExtractorDeps, PageReading } from "../deps.ts";
import { chooseDate } from "./choose-date.ts";
import { composeText } from "./compose-text.ts";
import { finish } from "./finish.ts";
import { readPage } from "./read-page.ts";
import { recognizeLanguage } from "./recognize-language.ts";
import { redactPersonal } from "./redact-personal.ts";

const FETCHED_AT = "2026-11-25T05:00:00.000Z";

function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  const nothing = { externalId: null, url: null, title: null, summaryHtml: null, contentHtml: null, publishedAt: null };
  return { ...nothing, updatedAt: null, categories: [], place: null, answeredAt: null, ...change };
}

function fetched(change: Partial<FetchedDocument> & { entry?: FeedEntry } = {}): FetchedDocument {
  const base = { id: "d1", feed: "f", outlet: "o", channel: "news", fetchedAt: FETCHED_AT, page: null } as const;
  return { ...base, entry: entry(), ...change };
}

function page(change: Partial<PageReading> = {}): PageReading {
  const nothing = { canonicalUrl: null, title: null, text: "", publishedAt: null, modifiedAt: null, language: null };
  return { ...nothing, kind: "article", ...change };
}

function draft(change: Partial<Draft> = {}): Draft {
  const text = { title: "Tiêu đề", text: "Nội dung.", language: "vi", redactions: {} };
  const date = { publishedAt: FETCHED_AT, publishedFrom: "fetched", modifiedAt: null } as const;
  return { fetched: fetched(), page: null, ...text, ...date, ...change };
}

function went<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "next") throw new TypeError(`expected next, was ${outcome.kind}`);
  return outcome.value;
}

describe("readPage", () => {
  const asked: Parameters<ExtractorDeps["extractPage"]>[0][] = [];
  const step = readPage({
    extractPage: async (request) => {
      asked.push(request);
      return page({ text: "đã đọc" });
    },
  });

  test("gives the extractor the very bytes that were fetched, with address and type", async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x41]);
    const item = fetched({ page: { url: "http://a/1", contentType: "text/html", bytes: bytes.toString("base64") } });
    expect(went(await step(item)).page?.text).toBe("đã đọc");
    expect(asked[0]).toMatchObject({ url: "http://a/1", contentType: "text/html" });
    expect(Buffer.from(asked[0]?.body ?? []).equals(bytes)).toBe(true);
  });

  test("a document without a page goes on without one", async () => {
    expect(went(await step(fetched())).page).toBeNull();
  });
});

describe("composeText", () => {
  const step = composeText({ htmlToText: (html) => html.replace(/<[^>]+>/g, "") });
  const compose = (title: string | null, contentHtml: string | null, read: PageReading | null) =>
    step({ fetched: fetched({ entry: entry({ title, contentHtml }) }), page: read });

  test("the page's main text stands before what the feed carried", async () => {
    const result = await compose("Tít", "<p>Tóm tắt ngắn</p>", page({ text: "Toàn văn của bài báo, dài hơn nhiều." }));
    expect(went(result).text).toBe("Toàn văn của bài báo, dài hơn nhiều.");
  });

  test("a stub page loses to the feed's own content", async () => {
    const full = "Câu của bài viết. ".repeat(20);
    expect(went(await compose("Tít", `<p>${full}</p>`, page({ text: "Đăng nhập" }))).text).toBe(full);
  });

  test("exactly half of what the feed carried is enough", async () => {
    expect(went(await compose("Tít", "12345678", page({ text: "abcd" }))).text).toBe("abcd");
    expect(went(await compose("Tít", "12345678", page({ text: "abc" }))).text).toBe("12345678");
  });

  test("the summary serves where the feed has no content", async () => {
    const item = fetched({ entry: entry({ title: "T", summaryHtml: "<b>tóm tắt</b>" }) });
    expect(went(await step({ fetched: item, page: null })).text).toBe("tóm tắt");
  });

  test("titles: the entry's, else the page's, else the text's beginning cut at a word", async () => {
    expect(went(await compose(" Của nguồn ", "văn bản", page({ title: "Của trang" }))).title).toBe("Của nguồn");
    expect(went(await compose("  ", "văn bản", page({ title: "Của trang" }))).title).toBe("Của trang");
    const long = went(await compose(null, `${"nước ".repeat(40)}\nhai`, null)).title;
    expect(long).toMatch(/^(nước )+nước…$/);
    expect(long.length).toBeLessThanOrEqual(91);
    expect(went(await compose(null, "x".repeat(300), null)).title).toBe(`${"x".repeat(90)}…`);
  });

  test("a headline alone is its own text; nothing at all is dropped as empty", async () => {
    expect(went(await compose("Chỉ có tít", null, null)).text).toBe("Chỉ có tít");
    expect(await compose(" ", "<p></p>", page())).toEqual({ kind: "drop", reason: "empty" });
  });

  test("decomposed letters come out composed", async () => {
    const result = went(await compose("Đất".normalize("NFD"), "ở đồng".normalize("NFD"), null));
    expect([result.title, result.text]).toEqual(["Đất", "ở đồng"]);
  });
});

describe("chooseDate", () => {
  const step = chooseDate({});
  const choose = async (dates: Partial<FeedEntry>, read: Partial<PageReading> = {}) =>
    went(await step({ fetched: fetched({ entry: entry(dates) }), page: page(read), title: "t", text: "t" }));
  const day = (number: number) => `2026-11-${number}T00:00:00.000Z`;

  test.each([
    ["the feed's date first", { publishedAt: day(10) }, { publishedAt: day(11) }, day(10), "entry"],
    ["the page's where the feed has none", {}, { publishedAt: day(11) }, day(11), "page"],
    ["the page's where the feed's is no date", { publishedAt: "hôm qua" }, { publishedAt: day(11) }, day(11), "page"],
    ["the feed's time of change before the time of fetching", { updatedAt: day(12) }, {}, day(12), "entry"],
    ["the time of fetching at last", {}, {}, FETCHED_AT, "fetched"],
    ["nothing from before the web", { publishedAt: "1970-01-01T00:00:00Z" }, {}, FETCHED_AT, "fetched"],
    [
      "a clock some minutes ahead is believed",
      { publishedAt: "2026-11-25T05:59:00Z" },
      {},
      "2026-11-25T05:59:00.000Z",
      "entry",
    ],
    ["the far future is set to the time of fetching", { publishedAt: "2027-01-01T00:00:00Z" }, {}, FETCHED_AT, "fetched"],
  ])("%s", async (_, dates, read, publishedAt, publishedFrom) => {
    expect(await choose(dates, read)).toMatchObject({ publishedAt, publishedFrom });
  });

  test("an instant in another zone is written in UTC", async () => {
    expect((await choose({ publishedAt: "2026-11-20T08:30:00+07:00" })).publishedAt).toBe("2026-11-20T01:30:00.000Z");
  });

  test("the page's time of change stands before the feed's", async () => {
    expect((await choose({ updatedAt: day(12) }, { modifiedAt: day(13) })).modifiedAt).toBe(day(13));
    expect((await choose({ updatedAt: day(12) })).modifiedAt).toBe(day(12));
    expect((await choose({})).modifiedAt).toBeNull();
  });
});

describe("redactPersonal", () => {
  const step = redactPersonal({
    redact: (text) => ({
      text: text.replace(/\d{10}/g, "[số điện thoại]"),
      found: [...text.matchAll(/\d{10}/g)].map(() => ({ type: "phone" })),
    }),
  });

  test("takes it out of title and text, and counts it by type over both", async () => {
    const item = draft({ title: "Gọi 0900000001", text: "Gọi 0900000002 hoặc 0900000003." });
    const { title, text, redactions } = went(await step(item));
    expect([title, text]).toEqual(["Gọi [số điện thoại]", "Gọi [số điện thoại] hoặc [số điện thoại]."]);
    expect(redactions).toEqual({ phone: 3 });
  });

  test("takes it out of the place as the sender wrote it, and out of categories", async () => {
    const item = draft({ fetched: fetched({ entry: entry({ place: "Nhà bà H. 0900000004", categories: ["0900000005"] }) }) });
    const { fetched: after, redactions } = went(await step(item));
    expect(after.entry).toMatchObject({ place: "Nhà bà H. [số điện thoại]", categories: ["[số điện thoại]"] });
    expect(redactions).toEqual({ phone: 2 });
  });

  test("what holds nothing personal stays as it is", async () => {
    expect(went(await step(draft()))).toMatchObject({ title: "Tiêu đề", text: "Nội dung.", redactions: {} });
  });
});

describe("recognizeLanguage", () => {
  const recognize = async (confidence: number, declared: string | null) => {
    const step = recognizeLanguage({ recognizeLanguage: () => ({ code: "vi", confidence }) });
    return went(await step(draft({ page: page({ language: declared }) }))).language;
  };

  test("the text decides when it is sure, the page's declaration when it is not", async () => {
    expect(await recognize(0.6, "en-US")).toBe("vi");
    expect(await recognize(0.59, "EN-us")).toBe("en");
    expect(await recognize(0.59, null)).toBe("vi");
  });
});

describe("finish", () => {
  const step = finish({ signatureOf: (text) => [text.length] });
  const finished = async (change: Partial<Draft>) => went(await step(draft(change)));

  test("the revision follows title, text and date, and nothing else", async () => {
    const { revision } = await finished({});
    expect((await finished({ language: "en", redactions: { phone: 1 } })).revision).toBe(revision);
    expect((await finished({ title: "Khác" })).revision).not.toBe(revision);
    expect((await finished({ text: "Khác." })).revision).not.toBe(revision);
    const dated = { publishedAt: "2026-11-20T00:00:00.000Z", publishedFrom: "entry" } as const;
    expect((await finished(dated)).revision).not.toBe(revision);
  });

  test("an undated document fetched again later is the same revision", async () => {
    const later = "2026-11-26T05:00:00.000Z";
    const again = { fetched: fetched({ fetchedAt: later }), publishedAt: later };
    expect((await finished(again)).revision).toBe((await finished({})).revision);
  });

  test("the signature is that of the text that stays", async () => {
    expect((await finished({ text: "12345" })).signature).toEqual([5]);
  });

  test("the page's canonical address stands before the entry's", async () => {
    const item = fetched({ entry: entry({ url: "http://a/1?utm=x" }) });
    expect((await finished({ fetched: item, page: page({ canonicalUrl: "http://a/1" }) })).url).toBe("http://a/1");
    expect((await finished({ fetched: item })).url).toBe("http://a/1?utm=x");
  });

  test.each([
    ["news", "article", "article"],
    ["news", "list", "list"],
    ["official", "video", "article"],
    ["community", "article", "post"],
    ["feedback", "list", "record"],
  ] as const)("%s with a page of kind %s is a %s", async (channel, kind, expected) => {
    expect((await finished({ fetched: fetched({ channel }), page: page({ kind }) })).kind).toBe(expected);
  });

  test("nothing of the raw material is left in what is published", async () => {
    expect(Object.keys(await finished({}))).not.toEqual(expect.arrayContaining(["fetched", "page", "entry"]));
  });
});

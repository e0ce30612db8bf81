import { LangngheError } from "@langnghe/domain";
import { decodeBytes, escapeText, parseInstant, prescan, resolveLink, sanitizeHtml } from "@langnghe/html";
import { type CheerioAPI, load } from "cheerio";
import { z } from "zod";
import { entryOf } from "../entry.ts";
import type { PollResult, Source } from "../source.ts";

/** Deeper pages stall tree builders; a list of news never needs it. */
const DEEPEST = 1_000;

const selector = z.string().min(1).max(300);
const options = z.strictObject({
  item: selector.describe("CSS selector of one entry of the list, for example `.news-list li`."),
  link: selector.default("a[href]").describe("Selector, inside the entry, of the link to the page."),
  title: selector.optional().describe("Selector of the title; the link's text when absent."),
  date: selector.optional().describe("Selector of the date; an attribute `datetime` counts before the text."),
  summary: selector.optional().describe("Selector of the introduction."),
  category: selector.optional().describe("Selector of category names."),
});
type PageListOptions = z.infer<typeof options>;

/** A page that lists documents and offers no feed, read by the site's rules, which are data. */
export const pageListSource: Source<PageListOptions> = {
  type: "page-list",
  label: { vi: "Trang danh sách", en: "Page list" },
  help: {
    vi: "Trang có danh sách tin nhưng không có RSS; chỉ ra phần tử của một tin, liên kết, tiêu đề và ngày bằng bộ chọn CSS.",
    en: "A page that lists entries without a feed; CSS selectors name the entry, its link, title and date.",
  },
  options,
  pages: true,
  poll: async (feed, deps) => {
    const settings = options.parse(feed.options);
    const fetched = await deps.fetch(feed.url, { kind: "page", conditional: true });
    if (fetched.notModified) return { notModified: true, entries: [], broken: [] };
    const { text } = decodeBytes(fetched.body, { contentType: fetched.contentType, form: "html" });
    return readList(text, fetched.url, settings);
  },
};

function readList(html: string, url: string, settings: PageListOptions): PollResult {
  if (prescan(html).depth > DEEPEST) throw new LangngheError("PARSE_FAILED", "The page nests too deep to be read.");
  const $ = load(html);
  const base = resolveLink($("base[href]").attr("href") ?? "", url) ?? url;
  const items = select($, settings.item);
  if (items.length === 0)
    throw new LangngheError("PARSE_FAILED", `Nothing on the page matches the selector "${settings.item}".`);
  const result: { notModified: false; entries: PollResult["entries"][number][]; broken: { where: string; cause: string }[] } = {
    notModified: false,
    entries: [],
    broken: [],
  };
  for (const [index, element] of items.toArray().entries()) {
    const item = $(element);
    const anchor = item.is(settings.link) ? item : item.find(settings.link).first();
    const link = resolveLink(anchor.attr("href") ?? "", base);
    if (link === null || (anchor.attr("href") ?? "").trim() === "") {
      result.broken.push({ where: `entry ${index + 1}`, cause: `no link matches "${settings.link}"` });
      continue;
    }
    const text = (part: string | undefined): string => (part === undefined ? "" : oneLine(item.find(part).first().text()));
    const date = settings.date === undefined ? null : item.find(settings.date).first();
    const summary = text(settings.summary);
    result.entries.push(
      entryOf({
        url: link,
        title: text(settings.title) || oneLine(anchor.text()) || null,
        summaryHtml: summary === "" ? null : sanitizeHtml(escapeText(summary)),
        publishedAt: date === null ? null : (parseInstant(date.attr("datetime") ?? "") ?? parseInstant(oneLine(date.text()))),
        categories:
          settings.category === undefined
            ? []
            : item
                .find(settings.category)
                .toArray()
                .map((one) => oneLine($(one).text())),
      }),
    );
  }
  return result;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function select($: CheerioAPI, written: string): ReturnType<CheerioAPI> {
  try {
    return $(written);
  } catch (cause) {
    throw new LangngheError("CONFIG_INVALID", `"${written}" is no CSS selector.`, { cause });
  }
}

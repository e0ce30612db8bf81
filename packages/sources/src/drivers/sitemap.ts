import { describeError, type FeedEntry, LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { entryOfItem } from "../entry.ts";
import type { ParsedFeed } from "../parse/feed-shape.ts";
import { parseFeed } from "../parse/parse-feed.ts";
import type { Source, SourceDeps } from "../source.ts";

const options = z.strictObject({
  maxSitemaps: z
    .number()
    .int()
    .min(1)
    .max(500)
    .default(20)
    .describe("How many sitemaps of an index are read a poll, newest first."),
  include: z
    .string()
    .min(1)
    .optional()
    .describe("Only addresses that contain this text, for a site whose map lists more than news."),
});
type SitemapOptions = z.infer<typeof options>;

/** Sitemaps, indexes of them, and the news extension; packed with gzip or not. */
export const sitemapSource: Source<SitemapOptions> = {
  type: "sitemap",
  label: { vi: "Sơ đồ trang (sitemap)", en: "Sitemap" },
  help: {
    vi: "Địa chỉ sitemap.xml hoặc sitemap tin tức; chỉ mục nhiều sitemap được đọc lần lượt từ mới nhất.",
    en: "The address of sitemap.xml or a news sitemap; of an index the newest sitemaps are read first.",
  },
  options,
  pages: true,
  poll: async (feed, deps) => {
    const settings = options.parse(feed.options);
    const fetched = await deps.fetch(feed.url, { kind: "feed", conditional: true });
    if (fetched.notModified) return { notModified: true, entries: [], broken: [] };
    const map = sitemapOf(await parseFeed(fetched.body, { url: fetched.url, contentType: fetched.contentType }));
    const found =
      map.format === "sitemapindex"
        ? await readIndex(map, settings, deps)
        : { entries: map.items.map(entryOfItem), broken: [] };
    return { notModified: false, entries: found.entries.filter((entry) => wanted(entry, settings)), broken: found.broken };
  },
};

function sitemapOf(parsed: ParsedFeed): ParsedFeed {
  if (parsed.format === "sitemap" || parsed.format === "sitemapindex") return parsed;
  throw new LangngheError("PARSE_FAILED", `The document is a feed (${parsed.format}), not a sitemap.`);
}

function wanted(entry: FeedEntry, settings: SitemapOptions): boolean {
  return settings.include === undefined || (entry.url ?? "").includes(settings.include);
}

interface Found {
  readonly entries: FeedEntry[];
  readonly broken: { where: string; cause: string }[];
}

/** One sitemap of an index that fails is reported and does not cost the others. */
async function readIndex(index: ParsedFeed, settings: SitemapOptions, deps: SourceDeps): Promise<Found> {
  const newest = [...index.items].sort((a, b) => (b.updatedAt ?? "").localeCompare(a.updatedAt ?? ""));
  const found: Found = { entries: [], broken: [] };
  for (const { url } of newest.slice(0, settings.maxSitemaps)) {
    if (url === null) continue;
    try {
      const fetched = await deps.fetch(url, { kind: "feed", conditional: false });
      const map = sitemapOf(await parseFeed(fetched.body, { url: fetched.url, contentType: fetched.contentType }));
      if (map.format === "sitemap") found.entries.push(...map.items.map(entryOfItem));
      else found.broken.push({ where: url, cause: "an index inside an index" });
    } catch (error) {
      if (!(error instanceof LangngheError)) throw error;
      found.broken.push({ where: url, cause: describeError(error) });
    }
  }
  return found;
}

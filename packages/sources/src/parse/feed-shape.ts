/** One entry of a parsed feed. HTML is sanitised, titles are plain text, times RFC 3339 UTC; what is missing is null. */
export interface ParsedItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly summaryHtml: string | null;
  readonly contentHtml: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly categories: readonly string[];
  /** The place that a petition concerns; only where the feed says so (JSON Feed's extension `_petition`). */
  readonly place?: string;
  /** When a petition was answered; only where the feed says so. */
  readonly answeredAt?: string;
}

/** `sitemapindex` lists further sitemaps, not documents. */
export type FeedFormat = "rss" | "rdf" | "atom" | "json" | "sitemap" | "sitemapindex" | "cdf";

/** A feed as `langnghe feed parse` prints it. */
export interface ParsedFeed {
  readonly format: FeedFormat;
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly items: readonly ParsedItem[];
}

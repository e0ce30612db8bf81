import type { FeedForm, SampleFeed, SampleOutlet } from "./catalogue.ts";
import { csvExport } from "./forms/csv.ts";
import { jsonFeed } from "./forms/json-feed.ts";
import { pageList } from "./forms/page-list.ts";
import { atomFeed, malformedRss, newsSitemap, rdfFeed, rssFeed } from "./forms/xml.ts";
import type { PublishedDocument } from "./published.ts";

/** What a feed is written from. */
export interface FeedContext {
  readonly outlet: SampleOutlet;
  readonly feed: SampleFeed;
  /** `http://bao-vinh-lam.localhost:8081`, without a slash at the end. */
  readonly origin: string;
  readonly documents: readonly PublishedDocument[];
}

/** A feed as it goes over the wire. */
export interface WrittenFeed {
  readonly contentType: string;
  readonly body: string;
}

/** Writers by form. */
export const FEED_FORMS: Readonly<Record<FeedForm, (context: FeedContext) => WrittenFeed>> = {
  rss: (context) => rssFeed(context, { full: false }),
  "full-rss": (context) => rssFeed(context, { full: true }),
  "malformed-rss": malformedRss,
  atom: (context) => atomFeed(context, { full: false }),
  "full-atom": (context) => atomFeed(context, { full: true }),
  rdf: rdfFeed,
  json: jsonFeed,
  "news-sitemap": newsSitemap,
  "page-list": pageList,
  csv: csvExport,
};

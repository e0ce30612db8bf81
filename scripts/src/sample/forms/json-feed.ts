import type { FeedContext, WrittenFeed } from "../feed-forms.ts";
import { paragraphs, vietnamIso } from "../markup.ts";
import type { PublishedDocument } from "../published.ts";
import { summaryOf } from "./xml.ts";

/** JSON Feed 1.1. Petitions carry the place and the time of the answer in the extension `_petition`. */
export function jsonFeed({ outlet, feed, origin, documents }: FeedContext): WrittenFeed {
  const body = {
    version: "https://jsonfeed.org/version/1.1",
    title: `${outlet.label} - ${feed.label}`,
    home_page_url: `${origin}/`,
    feed_url: `${origin}${feed.path}`,
    language: "vi",
    items: documents.map((document) => itemOf(origin, document)),
  };
  return { contentType: "application/feed+json; charset=utf-8", body: JSON.stringify(body, null, 1) };
}

function itemOf(origin: string, document: PublishedDocument): Record<string, unknown> {
  const isPetition = document.field !== null;
  return {
    id: document.guid,
    url: `${origin}${document.path}`,
    title: document.title ?? undefined,
    ...(isPetition
      ? { content_html: paragraphs(document.body) }
      : { summary: summaryOf(document), content_text: summaryOf(document) }),
    date_published: vietnamIso(document.publishedAt),
    ...(document.modifiedAt > document.publishedAt ? { date_modified: vietnamIso(document.modifiedAt) } : {}),
    tags: document.field === null ? document.categories : [document.field],
    ...(isPetition ? { _petition: petitionOf(document) } : {}),
  };
}

function petitionOf({ place, answeredAt }: PublishedDocument): Record<string, string | null> {
  return { place, answered_at: answeredAt === null ? null : vietnamIso(answeredAt) };
}

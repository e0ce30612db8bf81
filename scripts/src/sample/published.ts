import { DAY_MS, startOfVietnamDay, vietnamDay } from "@langnghe/domain";
import type { SampleFeed, SampleOutlet } from "./catalogue.ts";
import type { SampleDocument } from "./sample-document.ts";
import { sampleTime } from "./sample-time.ts";

/** Days back that feeds list. */
const LISTED_DAYS = 60;

/** A document as its site shows it at some moment. Times in ms since 1970. */
export interface PublishedDocument {
  readonly id: string;
  /** The same wherever and on whatever port the sample runs: what its feed gives as the document's id. */
  readonly guid: string;
  readonly path: string;
  readonly title: string | null;
  readonly sapo: string | null;
  readonly body: readonly string[];
  readonly categories: readonly string[];
  readonly language: string;
  readonly place: string | null;
  readonly field: string | null;
  readonly publishedAt: number;
  readonly modifiedAt: number;
  readonly answeredAt: number | null;
}

/** The documents of one feed with their times worked out. */
export interface TimedFeed {
  /** What is published and listed at `now`, newest first. */
  listed(now: number): PublishedDocument[];
  /** The document whose page stands at `path`, if it is published by `now`. */
  at(path: string, now: number): PublishedDocument | null;
}

/** Works out the times of a feed's documents once. */
export function timedFeed(
  outlet: SampleOutlet,
  feed: SampleFeed,
  source: { documents: readonly SampleDocument[]; anchor: number },
): TimedFeed {
  const timed = source.documents
    .filter((document) => document.feed === feed.key)
    .map((document) => ({ at: sampleTime(document.at, source.anchor), show: shower(outlet, feed, document, source.anchor) }))
    .sort((a, b) => b.at - a.at);
  return {
    listed(now) {
      const oldest = startOfVietnamDay(vietnamDay(now)) - LISTED_DAYS * DAY_MS;
      return timed.filter(({ at }) => at <= now && at >= oldest).map(({ show }) => show(now));
    },
    at(path, now) {
      const found = timed.filter(({ at }) => at <= now).find(({ show }) => show(now).path === path);
      return found?.show(now) ?? null;
    },
  };
}

type Show = (now: number) => PublishedDocument;

function shower(outlet: SampleOutlet, feed: SampleFeed, document: SampleDocument, anchor: number): Show {
  const publishedAt = sampleTime(document.at, anchor);
  const answeredAt = document.answered === undefined ? null : sampleTime(document.answered, anchor);
  const revisions = document.revisions
    .map(({ at, ...fields }) => ({ at: sampleTime(at, anchor), fields }))
    .sort((a, b) => a.at - b.at);
  const slug = document.id.startsWith(`${outlet.key}-`) ? document.id.slice(outlet.key.length + 1) : document.id;
  return function show(now) {
    const past = revisions.filter(({ at }) => at <= now);
    const shown = Object.assign(
      { title: document.title, sapo: document.sapo, body: document.body },
      ...past.map((one) => one.fields),
    );
    const answered = answeredAt !== null && answeredAt <= now ? answeredAt : null;
    return {
      id: document.id,
      guid: `tag:${outlet.host}.example,2025:${document.id}`,
      path: `${feed.pages}${slug}.html`,
      title: shown.title ?? null,
      sapo: shown.sapo ?? null,
      body: shown.body,
      categories: document.categories,
      language: document.language,
      place: document.place ?? null,
      field: document.topic_hint ?? null,
      publishedAt,
      modifiedAt: Math.max(publishedAt, past.at(-1)?.at ?? 0, answered ?? 0),
      answeredAt: answered,
    };
  };
}

import { caseFromClaim, DAY_MS, type Feed, feedSchema, HOUR_MS, hashOf, type OutcomeRecord, toInstant } from "@langnghe/domain";
import { caseStore, type DocumentToStore, feedStore, type Store } from "@langnghe/store";
import { inventedDocument, inventedWords, randomFrom, SPAN_END } from "./invented-documents.ts";

/** Feeds of a province that listens widely; every sixth outlet-and-channel pair is the hotline's. */
const FEED_COUNT = 60;
const OUTLET_COUNT = 20;
/** Documents a put: what the indexer hands over at once. */
const BATCH = 200;
/** Part of the documents that repeat a story of the last ones. */
const REPEATED = 0.3;
const RECENT_STORIES = 50;
/** Part of the feedback that has been answered, and the longest wait. */
const ANSWERED = 0.7;
const LONGEST_WAIT_DAYS = 40;
/** Services that leave an outcome of every document. */
const SERVICES = ["extractor", "classifier", "indexer"] as const;
const CASE_STATES = ["suggested", "suggested", "suggested", "open", "dismissed", "decided"] as const;

/** The invented feeds: half of them press, a sixth each official, community and feedback. */
export const BENCH_FEEDS: readonly Feed[] = Array.from({ length: FEED_COUNT }, (_, number) =>
  feedSchema.parse({
    id: `feed-${number}`,
    label: `Nguồn ${number}`,
    type: "feed",
    url: `https://outlet-${number % OUTLET_COUNT}.invalid/${number}`,
    outlet: `outlet-${number % OUTLET_COUNT}`,
    channel: number % 6 === 5 ? "feedback" : number % 6 === 4 ? "community" : number % 6 === 3 ? "official" : "news",
  }),
);

/** Fills a store as an installation of two months would: documents over all feeds, what became of each, and cases. */
export async function fillStore(store: Store, size: { readonly documents: number; readonly cases: number }): Promise<void> {
  const random = randomFrom(11);
  const stories: string[] = [];
  for (let done = 0; done < size.documents; done += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, size.documents - done) }, (_, index) => done + index);
    const entries = numbers.map((number) => storedDocument(number, random, stories));
    await store.documents.put(entries);
    await store.work.record(entries.flatMap(outcomesOf));
  }
  await fillCases(store, size.cases, random);
  await feedStore(store.records).putAll(BENCH_FEEDS.map(stateOf));
}

function storedDocument(number: number, random: () => number, stories: string[]): DocumentToStore {
  const entry = inventedDocument(number, random);
  const feed = BENCH_FEEDS[Math.floor(random() * FEED_COUNT)] ?? BENCH_FEEDS[0];
  const { publishedAt, id } = entry.document;
  const waited = Math.floor(random() * LONGEST_WAIT_DAYS * DAY_MS);
  const answered = feed?.channel === "feedback" && random() < ANSWERED ? toInstant(Date.parse(publishedAt) + waited) : null;
  const repeated = random() < REPEATED ? stories[Math.floor(random() * stories.length)] : undefined;
  const story = repeated ?? id;
  if (repeated === undefined) stories.push(id);
  if (stories.length > RECENT_STORIES) stories.shift();
  const origin = feed === undefined ? {} : { feed: feed.id, outlet: feed.outlet, channel: feed.channel };
  return { ...entry, story, document: { ...entry.document, ...origin, answeredAt: answered } };
}

function outcomesOf({ document: { id, revision, feed, publishedAt } }: DocumentToStore): OutcomeRecord[] {
  return SERVICES.map((service) => ({
    ...{ run: "live", service, message: revision, subject: id, feed, kind: "next", step: `${service}-last`, reason: null },
    ...{ at: publishedAt, ms: 3 },
  }));
}

async function fillCases(store: Store, count: number, random: () => number): Promise<void> {
  const cases = caseStore(store.records);
  for (let number = 0; number < count; number++) {
    const { document, story } = storedDocument(number, random, []);
    const stored = { ...document, story, revisionNumber: 1, indexedAt: document.fetchedAt };
    const text = `${inventedWords(20, random)} ${number}`;
    const claim = { text, start: 0, end: text.length, score: random(), checkable: 0.9, sourcing: "none", flag: true } as const;
    const made = caseFromClaim(
      stored,
      { ...claim, kind: "claim", reasons: ["bench"] },
      { by: "machine", at: document.fetchedAt },
    );
    await cases.put({ ...made, state: CASE_STATES[number % CASE_STATES.length] ?? "suggested" }, 0);
  }
}

function stateOf({ id: feed }: Feed) {
  const at = toInstant(SPAN_END - HOUR_MS);
  return {
    ...{ feed, etag: null, lastModified: null, nextPollAt: toInstant(SPAN_END), lastPollAt: at, lastOkAt: at, newestAt: at },
    ...{ failures: 0, lastReport: null, seen: { [hashOf(feed)]: "hash" } },
    totals: { polls: 1, fetched: 10_000, fresh: 9_000, unchanged: 1_000, changed: 0, dropped: {}, parked: {} },
  };
}

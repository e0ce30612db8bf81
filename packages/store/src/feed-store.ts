import { type FeedState, feedStateSchema, type PollReport, pollReportSchema } from "@langnghe/domain";
import type { RecordStore } from "./record-store.ts";
import { typedRecords, walk } from "./typed-records.ts";

/** Reports kept a feed: ten days of one polled each half hour. The sums in the feed's state go on for good. */
const REPORTS_KEPT = 500;

/** What the collector remembers of feeds. One collector owns a feed's state, so that versions are not compared. */
export interface FeedStore {
  get(feed: string): Promise<FeedState | null>;
  /** Every feed's state, by feed. */
  all(): Promise<readonly FeedState[]>;
  putAll(states: readonly FeedState[]): Promise<void>;
  /** After a poll: keeps the state, and its last report among the feed's reports. */
  save(state: FeedState): Promise<void>;
  addReport(report: PollReport): Promise<void>;
  /** Reports of a feed's polls, newest first. */
  reports(feed: string, limit: number): Promise<readonly PollReport[]>;
}

export function feedStore(records: RecordStore): FeedStore {
  const states = typedRecords(records, {
    collection: "feeds",
    schema: feedStateSchema,
    idOf: ({ feed }) => feed,
    keysOf: ({ nextPollAt }) => ({ nextPollAt }),
  });
  const polls = typedRecords(records, {
    collection: "polls",
    schema: pollReportSchema,
    idOf: reportId,
    keysOf: ({ feed, at }) => ({ feed, at }),
  });
  const newestFirst = (feed: string) => ({ where: { feed: [feed] }, orderBy: "at", descending: true });

  async function addReport(report: PollReport): Promise<void> {
    await polls.putAll([report]);
    const { items } = await polls.list({ ...newestFirst(report.feed), limit: REPORTS_KEPT, offset: REPORTS_KEPT });
    for (const { value } of items) await polls.remove(reportId(value));
  }
  return {
    get: async (feed) => (await states.get(feed))?.value ?? null,
    all: async function all() {
      const found = [];
      for await (const { value } of walk(states, {})) found.push(value);
      return found;
    },
    putAll: states.putAll,
    save: async function save(state) {
      if (state.lastReport !== null) await addReport(state.lastReport);
      await states.putAll([state]);
    },
    addReport,
    reports: async (feed, limit) => (await polls.list({ ...newestFirst(feed), limit })).items.map(({ value }) => value),
  };
}

/** A feed is polled at most once in a millisecond: saving a report again replaces it. */
function reportId({ feed, at }: PollReport): string {
  return `${feed}:${at}`;
}

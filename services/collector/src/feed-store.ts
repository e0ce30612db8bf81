import { type FeedState, feedStateSchema } from "@langnghe/domain";
import type { RecordStore } from "@langnghe/store";

/** What the collector needs of a store: the memory of each feed, its last poll's report in it. */
export interface FeedStore {
  get(feed: string): Promise<FeedState | null>;
  /** Durable when it resolves. Keeps the report of the last poll in the list of polls too. */
  save(state: FeedState): Promise<void>;
}

/** Reports kept a feed: a day of a feed polled each three minutes, ten days of one polled each half hour. Sums never end. */
const REPORTS_KEPT = 480;

/** The memory of feeds as records: collection `feeds` by feed id, `polls` as a ring of reports by feed. */
export function feedStoreOn(records: Pick<RecordStore, "get" | "putAll">): FeedStore {
  return {
    get: async function get(feed) {
      const record = await records.get("feeds", feed);
      return record === null ? null : feedStateSchema.parse(record.body);
    },
    save: async function save(state) {
      const { lastReport: report, totals } = state;
      if (report !== null) {
        const id = `${state.feed}:${totals.polls % REPORTS_KEPT}`;
        await records.putAll("polls", [{ id, body: report, keys: { feed: state.feed, at: report.at } }]);
      }
      await records.putAll("feeds", [{ id: state.feed, body: state, keys: { nextPollAt: state.nextPollAt } }]);
    },
  };
}

/** The state of a feed that was never polled: due at once. */
export function freshState(feed: string, now: string): FeedState {
  return {
    feed,
    etag: null,
    lastModified: null,
    nextPollAt: now,
    lastPollAt: null,
    lastOkAt: null,
    newestAt: null,
    failures: 0,
    lastReport: null,
    totals: { polls: 0, fetched: 0, fresh: 0, unchanged: 0, changed: 0, dropped: {}, parked: {} },
    seen: {},
  };
}

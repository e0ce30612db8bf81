import type { FeedState, PollReport } from "@langnghe/domain";

/** What the collector needs of a store: the memory of each feed, and the reports of its polls. */
export interface FeedStore {
  get(feed: string): Promise<FeedState | null>;
  /** Durable when it resolves. */
  put(state: FeedState): Promise<void>;
  addReport(report: PollReport): Promise<void>;
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

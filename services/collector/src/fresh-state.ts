import type { FeedState } from "@langnghe/domain";

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

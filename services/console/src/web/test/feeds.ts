import type { FeedsView, PollsView } from "../../contract/work.ts";

type FeedRow = FeedsView["items"][number];

/** A feed that is well. The equation holds: 120 = 100 + 12 + 3 + 4 + 1. */
export function feedOf(change: Partial<FeedRow> = {}): FeedRow {
  return {
    id: "bvl-moi",
    label: "Báo Vĩnh Lam: tin mới",
    outlet: "bao-vinh-lam",
    channel: "news",
    type: "feed",
    url: "https://bao.example/rss",
    everyMinutes: 15,
    health: "ok",
    lastPollAt: "2026-11-22T00:05:00.000Z",
    lastOkAt: "2026-11-22T00:05:00.000Z",
    nextPollAt: null,
    newestAt: "2026-11-21T00:05:00.000Z",
    detail: null,
    totals: {
      polls: 9,
      fetched: 120,
      fresh: 12,
      unchanged: 100,
      changed: 3,
      dropped: { too_old: 4 },
      parked: { page_unreachable: 1 },
    },
    indexed: 1_012,
    droppedLater: { "indexer.write:stale": 2 },
    parkedLater: {},
    volume: [0, 3, 5],
    ...change,
  };
}

/** The list with these feeds; the balance holds: 1.300 = 1.000 + 250 + 30 + 15 + 5. */
export function feedsOf(...items: readonly FeedRow[]): FeedsView {
  return {
    items: [...items],
    balance: {
      fetched: 1_300,
      indexed: 250,
      dropped: { "collector.poll:unchanged": 1_000, "collector.poll:too_old": 20, "extractor.text:empty": 10 },
      parked: { "extractor.parse:parse_failed": 15 },
      onTheWay: 5,
    },
  };
}

/** A poll that brought something. */
export function pollOf(change: Partial<PollsView["items"][number]> = {}): PollsView["items"][number] {
  return {
    feed: "bvl-moi",
    at: "2026-11-22T00:05:00.000Z",
    result: "ok",
    detail: null,
    status: 200,
    bytes: 10,
    ms: 5,
    fetched: 20,
    fresh: 2,
    unchanged: 18,
    changed: 0,
    dropped: {},
    parked: {},
    ...change,
  };
}

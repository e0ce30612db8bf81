import { systemClock } from "@langnghe/domain";
import { type FetcherOptions, type FetchRequest, type FetchResponse, type SafeFetcher, safeFetcher } from "./fetcher.ts";
import { type HostQueue, type HostQueueOptions, hostQueue } from "./host-queue.ts";
import { type RobotsCache, robotsCache } from "./robots-cache.ts";

/** Fetches feeds and pages; what the collector and the evidence archive use. */
export type PoliteFetch = (url: string, options: Omit<FetchRequest, "around">) => Promise<FetchResponse>;

/**
 * Puts the parts together: on every hop robots rules are asked first, then the host's turn is waited for, then it is
 * fetched safely. So a redirect cannot lead past another host's rules.
 */
export function politeFetch(deps: { fetcher: SafeFetcher; robots: RobotsCache; queue: HostQueue }): PoliteFetch {
  return function fetchPolitely(url, options) {
    return deps.fetcher.fetch(url, {
      ...options,
      around: async function takeTurn(hopUrl, go) {
        const { crawlDelayMs } = await deps.robots.check(hopUrl);
        const { signal } = options;
        return deps.queue.run(hopUrl, go, { crawlDelayMs, ...(signal === undefined ? {} : { signal }) });
      },
    });
  };
}

/** robots.txt itself waits for its host's turn too; pass this as the `fetch` of the robots cache. */
export function queuedFetch(fetcher: SafeFetcher, queue: HostQueue): SafeFetcher["fetch"] {
  return function fetchInTurn(url, options) {
    return fetcher.fetch(url, { ...options, around: (hopUrl, go) => queue.run(hopUrl, go) });
  };
}

/** What a process needs in order to fetch, put together. */
export interface PoliteFetcher {
  readonly fetch: PoliteFetch;
  /** Requests that wait or run, for the metrics. */
  readonly waiting: () => number;
  close(): Promise<void>;
}

/** Fetcher, robots rules and turns in one. Make one per process, so that all its parts share the turns. */
export function politeFetcher(options: FetcherOptions & Omit<HostQueueOptions, "clock">): PoliteFetcher {
  const clock = options.clock ?? systemClock;
  const fetcher = safeFetcher(options);
  const queue = hostQueue({ ...options, clock });
  const robots = robotsCache({ fetch: queuedFetch(fetcher, queue), clock });
  return { fetch: politeFetch({ fetcher, robots, queue }), waiting: () => queue.waiting, close: () => fetcher.close() };
}

import type { FetchRequest, FetchResponse, SafeFetcher } from "./fetcher.ts";
import type { HostQueue } from "./host-queue.ts";
import type { RobotsCache } from "./robots-cache.ts";

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

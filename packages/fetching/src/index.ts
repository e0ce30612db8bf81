export { ADDRESS_CLASSES, type AddressClass, forbiddenClass } from "./address.ts";
export type { Resolve } from "./connect.ts";
export {
  type FetcherOptions,
  type FetchRequest,
  type FetchResponse,
  PRODUCT_TOKEN,
  type SafeFetcher,
  safeFetcher,
} from "./fetcher.ts";
export { type Answer, type HostQueue, type HostQueueOptions, hostQueue, type RunOptions } from "./host-queue.ts";
export { DEFAULT_LIMITS, FETCH_KINDS, type FetchKind, type FetchLimits } from "./limits.ts";
export { type PoliteFetch, type PoliteFetcher, politeFetch, politeFetcher, queuedFetch } from "./polite.ts";
export { FAILED_REASONS, type FailedReason, REFUSED_REASONS, type RefusedReason } from "./refusal.ts";
export { type RobotsCache, robotsCache } from "./robots-cache.ts";
export { parseRobots, type RobotsRules } from "./robots-rules.ts";
export { type AllowedHost, WEB_PORTS } from "./target.ts";

import { type Clock, DAY_MS, LangngheError } from "@langnghe/domain";
import { type FetchRequest, type FetchResponse, PRODUCT_TOKEN } from "./fetcher.ts";
import { failed, refused } from "./refusal.ts";
import { parseRobots, type RobotsRules } from "./robots-rules.ts";

/** RFC 9309, 2.4: a cached copy is used for 24 hours at most while the server can be reached. */
const FRESH_MS = DAY_MS;
/** How long we stop before asking an unreachable host again: short enough to notice the end of a restart. */
const RETRY_MS = 10 * 60_000;
/** While the server cannot be reached an old copy still speaks for it, for this long. */
const STALE_MS = 7 * DAY_MS;
/** Hosts remembered; the longest unasked go first. */
const MAX_HOSTS = 5_000;

/** Robots rules of every host, fetched when first needed. */
export interface RobotsCache {
  /**
   * Resolves with the wait its host asks for between requests. Rejects with FETCH_REFUSED (`robots`) when the rules forbid
   * this address, with FETCH_FAILED (`robots_unreachable`) while the host cannot say: then nothing of it may be fetched.
   */
  check(url: URL): Promise<{ readonly crawlDelayMs: number | null }>;
}

type FetchRobots = (url: string, options: FetchRequest) => Promise<FetchResponse>;

interface Known {
  /** Null: unreachable so far. */
  readonly rules: RobotsRules | null;
  readonly fetchedAt: number;
  readonly askAgainAt: number;
}

const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelayMs: null };

/** Makes a cache. Two questions about one host at once cost one fetch. */
export function robotsCache(deps: { fetch: FetchRobots; clock: Clock }): RobotsCache {
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<Known>>();
  async function rulesOf(url: URL): Promise<Known> {
    const cached = known.get(url.origin);
    if (cached !== undefined && deps.clock() < cached.askAgainAt) return cached;
    const running = asking.get(url.origin) ?? ask(url, cached);
    asking.set(url.origin, running);
    return running;
  }
  async function ask(url: URL, before: Known | undefined): Promise<Known> {
    try {
      const answer = await fetchRules(deps, url);
      const now = deps.clock();
      const fresh = answer === null ? unreachable(before, now) : { rules: answer, fetchedAt: now, askAgainAt: now + FRESH_MS };
      known.delete(url.origin);
      known.set(url.origin, fresh);
      for (const oldest of known.keys()) if (known.size > MAX_HOSTS) known.delete(oldest);
      return fresh;
    } finally {
      asking.delete(url.origin);
    }
  }
  return {
    check: async function check(url) {
      const { rules } = await rulesOf(url);
      if (rules === null) throw failed(url, "robots_unreachable", { facts: { retryAfterMs: RETRY_MS } });
      if (!rules.allows(url.pathname + url.search)) throw refused(url, "robots");
      return { crawlDelayMs: rules.crawlDelayMs };
    },
  };
}

function unreachable(before: Known | undefined, now: number): Known {
  const usable = before !== undefined && before.rules !== null && now - before.fetchedAt < STALE_MS;
  return { rules: usable ? before.rules : null, fetchedAt: before?.fetchedAt ?? now, askAgainAt: now + RETRY_MS };
}

/** RFC 9309, 2.3.1: 4xx allows all; 5xx, 429 and no answer mean "complete disallow", here null. */
async function fetchRules(deps: { fetch: FetchRobots }, url: URL): Promise<RobotsRules | null> {
  try {
    const response = await deps.fetch(new URL("/robots.txt", url).href, { kind: "robots" });
    if (response.status >= 500 || response.status === 429) return null;
    if (response.status >= 400) return ALLOW_ALL;
    return parseRobots(new TextDecoder().decode(response.body), PRODUCT_TOKEN);
  } catch (error) {
    return afterError(error);
  }
}

function afterError(error: unknown): RobotsRules | null {
  if (!(error instanceof LangngheError)) throw error;
  if (error.code === "FETCH_FAILED" && error.facts.why !== "aborted") return null;
  // More than five redirects count as "unavailable", which allows (RFC 9309, 2.3.1.2); a forbidden address is an error of the fetch itself.
  if (error.facts.why === "redirects" || error.facts.why === "encoding") return ALLOW_ALL;
  throw error;
}

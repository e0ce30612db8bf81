import { type Clock, describeError, type Feed, type FeedState, LangngheError, type PollReport } from "@langnghe/domain";
import type { FetchResponse, PoliteFetch } from "@langnghe/fetching";
import type { FetchOptions, PollResult, Source } from "@langnghe/sources";
import { readDropFolder } from "./drop-folder.ts";
import { isPageDue } from "./page-memory.ts";

/** Once in so many polls a feed is fetched whole: some servers answer 304 for ever. */
const FULL_FETCH_EVERY = 24;

/** What a feed lists now, or why that could not be learnt. */
export interface Listing {
  readonly poll: PollResult;
  readonly result: PollReport["result"];
  readonly detail: string | null;
  readonly status: number | null;
  readonly bytes: number;
  readonly retryAfterMs: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const NOTHING: PollResult = { notModified: false, entries: [], broken: [] };

/** What we decline ourselves; everything else that stops a poll is a failure of the other side. */
const OUR_REFUSALS: readonly unknown[] = ["robots", "address", "scheme", "port", "credentials"];

/** Asks a feed what it lists. Never rejects for what is wrong with the feed; only for our own stop. */
export async function listFeed(
  feed: Feed,
  state: FeedState,
  deps: { source: Source; fetch: PoliteFetch; signal: AbortSignal; clock: Clock },
): Promise<Listing> {
  const said: FetchResponse[] = [];
  const full = state.totals.polls % FULL_FETCH_EVERY === 0 || isPageDue(state, deps.clock());
  async function fetch(url: string, options: FetchOptions): Promise<FetchResponse> {
    const known =
      options.conditional && !full && url === feed.url ? { etag: state.etag, lastModified: state.lastModified } : {};
    const response = await deps.fetch(url, { kind: options.kind, signal: deps.signal, ...known });
    if (url === feed.url) said.unshift(response);
    else said.push(response);
    return response;
  }
  try {
    const poll = await deps.source.poll(feed, { fetch, readFolder: readDropFolder });
    return listed(poll, said, poll.notModified ? "not_modified" : "ok");
  } catch (error) {
    deps.signal.throwIfAborted();
    return { ...listed(NOTHING, said, resultOf(error)), detail: describeError(error), ...factsOf(error, said) };
  }
}

function listed(poll: PollResult, said: readonly FetchResponse[], result: PollReport["result"]): Listing {
  const main = said[0];
  return {
    poll,
    result,
    detail: null,
    status: main?.status ?? null,
    bytes: said.reduce((sum, response) => sum + response.body.length, 0),
    retryAfterMs: null,
    etag: main?.etag ?? null,
    lastModified: main?.lastModified ?? null,
  };
}

function resultOf(error: unknown): PollReport["result"] {
  const refused = error instanceof LangngheError && error.code === "FETCH_REFUSED" && OUR_REFUSALS.includes(error.facts.why);
  return refused ? "refused" : "failed";
}

function factsOf(error: unknown, said: readonly FetchResponse[]): Pick<Listing, "status" | "retryAfterMs"> {
  const facts = error instanceof LangngheError ? error.facts : {};
  return {
    status: typeof facts.status === "number" ? facts.status : (said[0]?.status ?? null),
    retryAfterMs: typeof facts.retryAfterMs === "number" ? facts.retryAfterMs : null,
  };
}

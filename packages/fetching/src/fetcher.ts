import { type Clock, systemClock } from "@langnghe/domain";
import { type Dispatcher, request } from "undici";
import { readBody } from "./body.ts";
import { guardedAgent, type Resolve } from "./connect.ts";
import { fetchError } from "./fault.ts";
import { DEFAULT_LIMITS, type FetchKind, type FetchLimits } from "./limits.ts";
import { failed, refused } from "./refusal.ts";
import { headerOf, retryAfterOf } from "./response-headers.ts";
import { type AllowedHost, checkTarget, WEB_PORTS } from "./target.ts";
import { startWatch } from "./watch.ts";

/** What is asked for. */
export interface FetchRequest {
  readonly kind: FetchKind;
  /** What the server gave last time; sent as If-None-Match and If-Modified-Since. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
  /** Called around every hop, redirects included: a place to ask robots rules and to wait for one's turn. */
  readonly around?: (url: URL, go: () => Promise<FetchResponse>) => Promise<FetchResponse>;
}

/** What came back, decompressed. `status` is 2xx or 304 for feeds and pages, any for robots. */
export interface FetchResponse {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  readonly notModified: boolean;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How long the server asks us to stay away, ms. */
  readonly retryAfterMs: number | null;
  /** Where a 3xx points; null in what `fetch` resolves with. */
  readonly location: string | null;
}

/** Fetches over HTTP without being tricked into the internal network, flooded, or held up. */
export interface SafeFetcher {
  /**
   * Resolves with the response after at most five redirects. Rejects with FETCH_REFUSED (asking again changes nothing)
   * or FETCH_FAILED (may pass), facts `{host, why, …}` with `why` from REFUSED_REASONS or FAILED_REASONS.
   */
  fetch(url: string, options: FetchRequest): Promise<FetchResponse>;
  /** Ends all connections; later calls reject. */
  close(): Promise<void>;
}

/** How a fetcher is set up. */
export interface FetcherOptions {
  /** Address or mailbox under which the operator can be reached; part of the user agent. */
  readonly contact: string;
  /** Hosts and ports for which loopback is expressly allowed. */
  readonly allow: readonly AllowedHost[];
  readonly limits?: Partial<FetchLimits>;
  readonly clock?: Clock;
  /** Ports open to every host; {@link WEB_PORTS} unless a test needs another. */
  readonly ports?: readonly number[];
  /** Name look-up; the system's unless a test answers. */
  readonly resolve?: Resolve;
}

/** Our name in User-Agent and in robots.txt. */
export const PRODUCT_TOKEN = "LangNghe";
const PRODUCT_VERSION = "0.1";

const ACCEPT: Readonly<Record<FetchKind, string>> = {
  feed: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/csv;q=0.8, */*;q=0.5",
  page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
  robots: "text/plain, */*;q=0.5",
};
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Answers that say "not now": the time-outs, the throttles and every fault of the server (RFC 9110, RFC 6585). */
const PASSING_STATUSES: readonly number[] = [408, 425, 429];
const NOT_MODIFIED = 304;

interface Hop {
  readonly agent: Dispatcher;
  readonly options: FetcherOptions;
  readonly limits: FetchLimits;
  readonly clock: Clock;
  readonly request: FetchRequest;
  /** Active time left, ms. */
  budgetMs: number;
}

/** Makes a fetcher. One per process: it holds the connections. */
export function safeFetcher(options: FetcherOptions): SafeFetcher {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? systemClock;
  const agent = guardedAgent({
    allow: options.allow,
    connectMs: limits.headersMs,
    ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
  });
  return {
    fetch: function fetch(url, fetchRequest) {
      return follow(url, { agent, options, limits, clock, request: fetchRequest, budgetMs: limits.totalMs });
    },
    close: () => agent.destroy(),
  };
}

async function follow(address: string, hop: Hop): Promise<FetchResponse> {
  let url = checkTarget(address, hop.options.allow, hop.options.ports ?? WEB_PORTS);
  for (let redirects = 0; redirects <= hop.limits.maxRedirects; redirects += 1) {
    const target = url;
    const go = () => fetchOnce(target, hop);
    const response = await (hop.request.around === undefined ? go() : hop.request.around(target, go));
    if (response.location === null) return settled(target, response, hop.request.kind);
    if (!URL.canParse(response.location, target.href)) throw refused(target, "url");
    url = checkTarget(new URL(response.location, target).href, hop.options.allow, hop.options.ports ?? WEB_PORTS);
  }
  throw refused(url, "redirects", { limit: hop.limits.maxRedirects });
}

function settled(url: URL, response: FetchResponse, kind: FetchKind): FetchResponse {
  const fine = response.notModified || (response.status >= 200 && response.status < 300);
  if (fine || kind === "robots") return response;
  const facts = { status: response.status, retryAfterMs: response.retryAfterMs };
  if (response.status >= 500 || PASSING_STATUSES.includes(response.status)) throw failed(url, "status", { facts });
  throw refused(url, "status", { status: response.status });
}

async function fetchOnce(url: URL, hop: Hop): Promise<FetchResponse> {
  const started = performance.now();
  const { signal } = hop.request;
  const watch = startWatch(url, { ...hop, ...(signal === undefined ? {} : { signal }) });
  try {
    watch.signal.throwIfAborted();
    const response = await request(url, {
      dispatcher: hop.agent,
      headers: headersOf(hop),
      signal: watch.signal,
      // The watch keeps time; the agent's own coarse clocks stay off.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    watch.headersCame();
    return await read(url, response, { hop, onWire: watch.bytesCame });
  } catch (error) {
    throw fetchError(url, watch.signal.aborted ? watch.signal.reason : error);
  } finally {
    watch.stop();
    hop.budgetMs -= performance.now() - started;
  }
}

async function read(
  url: URL,
  response: Dispatcher.ResponseData,
  context: { hop: Hop; onWire: (bytes: number) => void },
): Promise<FetchResponse> {
  const { headers, statusCode: status } = response;
  const { kind } = context.hop.request;
  const wanted = status >= 200 && status < 300;
  // The rest of an unwanted body is not waited for: its connection is given up.
  if (!wanted) response.body.on("error", () => undefined).destroy();
  const body = wanted
    ? await readBody(response.body, {
        url,
        encoding: headerOf(headers, "content-encoding"),
        maxBytes: context.hop.limits.maxBytes[kind],
        truncate: kind === "robots",
        onWire: context.onWire,
      })
    : new Uint8Array();
  return {
    url: url.href,
    status,
    notModified: status === NOT_MODIFIED,
    contentType: headerOf(headers, "content-type"),
    body,
    etag: headerOf(headers, "etag"),
    lastModified: headerOf(headers, "last-modified"),
    retryAfterMs: retryAfterOf(headerOf(headers, "retry-after"), context.hop.clock()),
    location: REDIRECTS.includes(status) ? (headerOf(headers, "location") ?? "") : null,
  };
}

function headersOf(hop: Hop): Record<string, string> {
  const { kind, etag, lastModified } = hop.request;
  return {
    "user-agent": `${PRODUCT_TOKEN}/${PRODUCT_VERSION} (+${hop.options.contact})`,
    accept: ACCEPT[kind],
    "accept-language": "vi, en;q=0.5",
    "accept-encoding": "gzip, deflate, br, zstd",
    ...(etag == null ? {} : { "if-none-match": etag }),
    ...(lastModified == null ? {} : { "if-modified-since": lastModified }),
  };
}

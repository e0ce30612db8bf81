import { type ErrorFacts, LangngheError } from "@langnghe/domain";

/** Why an address is not fetched at all; asking again changes nothing. */
export const REFUSED_REASONS = [
  "url",
  "scheme",
  "port",
  "credentials",
  "address",
  "redirects",
  "too_large",
  "encoding",
  "status",
  "robots",
] as const;
/** One of them. */
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** Why a fetch failed this time; the same fetch may succeed later. */
export const FAILED_REASONS = [
  "dns",
  "connect",
  "tls",
  "protocol",
  "connection_lost",
  "headers_timeout",
  "idle_timeout",
  "total_timeout",
  "too_slow",
  "bad_encoding",
  "status",
  "robots_unreachable",
  "backing_off",
  "aborted",
] as const;
/** One of them. */
export type FailedReason = (typeof FAILED_REASONS)[number];

/** FETCH_REFUSED with facts `{host, why, …}`. The path and query stay out: they may hold personal data. */
export function refused(url: URL | string, why: RefusedReason, facts: ErrorFacts = {}): LangngheError {
  const host = hostOf(url);
  return new LangngheError("FETCH_REFUSED", `${host}: not fetched (${why}${detailOf(facts)})`, {
    facts: { host, why, ...facts },
  });
}

/** FETCH_FAILED with facts `{host, why, …}`. */
export function failed(
  url: URL | string,
  why: FailedReason,
  options: { facts?: ErrorFacts; cause?: unknown } = {},
): LangngheError {
  const host = hostOf(url);
  const facts = { host, why, ...options.facts };
  return new LangngheError("FETCH_FAILED", `${host}: fetch failed (${why}${detailOf(options.facts ?? {})})`, {
    facts,
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });
}

function detailOf(facts: ErrorFacts): string {
  const values = Object.values(facts).filter((value) => value !== null);
  return values.length === 0 ? "" : `: ${values.join(", ")}`;
}

function hostOf(url: URL | string): string {
  if (typeof url !== "string") return url.host;
  return URL.canParse(url) ? new URL(url).host : "";
}

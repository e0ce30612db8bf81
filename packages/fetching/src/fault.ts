import { LangngheError } from "@langnghe/domain";
import { type FailedReason, failed, refused } from "./refusal.ts";

/** What the network, TLS, HTTP and zlib layers call their faults → our closed list. Prefixes end with `*`. */
const REASON_OF_CODE: readonly (readonly [string, FailedReason])[] = [
  ["ENOTFOUND", "dns"],
  ["EAI_*", "dns"],
  ["ENODATA", "dns"],
  ["ECONNREFUSED", "connect"],
  ["EHOSTUNREACH", "connect"],
  ["ENETUNREACH", "connect"],
  ["EADDRNOTAVAIL", "connect"],
  ["ETIMEDOUT", "connect"],
  ["UND_ERR_CONNECT_TIMEOUT", "connect"],
  ["CERT_*", "tls"],
  ["ERR_TLS*", "tls"],
  ["ERR_SSL*", "tls"],
  ["EPROTO", "tls"],
  ["UNABLE_TO_*", "tls"],
  ["SELF_SIGNED*", "tls"],
  ["DEPTH_ZERO*", "tls"],
  ["HPE_*", "protocol"],
  ["UND_ERR_HEADERS_OVERFLOW", "protocol"],
  ["Z_*", "bad_encoding"],
  ["ERR_*BROTLI*", "bad_encoding"],
  ["ERR__ERROR_FORMAT*", "bad_encoding"],
  ["ZSTD_*", "bad_encoding"],
];

/** Turns whatever a request failed with into an error of the product; what is one already stays as it is. */
export function fetchError(url: URL, error: unknown): LangngheError {
  if (error instanceof LangngheError) return error;
  if (error instanceof AggregateError) return fetchError(url, error.errors[0]);
  const code = codeOf(error);
  if (code === "ERR_INVALID_URL") return refused(url, "url");
  const reason = REASON_OF_CODE.find(([pattern]) => fits(code, pattern))?.[1] ?? "connection_lost";
  return failed(url, reason, { facts: { fault: code === "" ? null : code }, cause: error });
}

function fits(code: string, pattern: string): boolean {
  const [head = "", ...tail] = pattern.split("*");
  if (tail.length === 0) return code === pattern;
  return code.startsWith(head) && tail.every((part) => code.includes(part));
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

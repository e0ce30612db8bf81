import { createHash, randomBytes } from "node:crypto";

/** Hex digits kept of a SHA-256: 128 bits, so that a collision among 10^12 documents stays below 10^-14. */
const ID_HEX_DIGITS = 32;

/** Hex SHA-256 of the parts, joined by a byte that none of them holds, cut to 32 digits. */
export function hashOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, ID_HEX_DIGITS);
}

/** Id of a document: stable over fetches, machines and replays. `key` is the feed's own id for it, else its canonical URL. */
export function documentIdOf(feed: string, key: string): string {
  return hashOf("document", feed, key);
}

/** Revision of a document: changes exactly when what the outlet published changes. */
export function revisionOf(content: { title: string; text: string; publishedAt: string | null }): string {
  return hashOf("revision", content.title, content.text, content.publishedAt ?? "");
}

/** A random id for what people create: cases, evidence, digests, sessions. `prefix` says what it names. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString("base64url")}`;
}

import { createHash } from "node:crypto";
import { z } from "zod";

/** What somebody did or looked at. Facts are ids and settings, never the text of a document. */
export const auditEventSchema = z.object({
  at: z.string(),
  /** Account id, `machine` or `command`. */
  actor: z.string(),
  action: z.string(),
  /** What it was done to: `case:…`, `digest:…`, `document:…`. */
  subject: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** An event as chained: `hash` covers the event, its number and the hash before it. */
export const auditEntrySchema = auditEventSchema.extend({
  seq: z.number().int().positive(),
  previous: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** The hash before the first entry. */
export const AUDIT_ROOT = "0".repeat(64);

/** Chains an event behind an entry (null for the first). An outsider can compute the same from the printed chain. */
export function chainAudit(previous: AuditEntry | null, event: AuditEvent): AuditEntry {
  const seq = (previous?.seq ?? 0) + 1;
  const before = previous?.hash ?? AUDIT_ROOT;
  return { ...event, seq, previous: before, hash: auditHash(seq, before, event) };
}

/** Hex SHA-256 over number, hash before, and the event's fields in fixed order, as JSON. */
export function auditHash(seq: number, previous: string, event: AuditEvent): string {
  const facts = Object.entries(event.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const line = JSON.stringify([seq, previous, event.at, event.actor, event.action, event.subject, facts]);
  return createHash("sha256").update(line).digest("hex");
}

/** The number of the first entry that does not follow from the one before it, or null when the chain holds. */
export function firstBrokenLink(previous: AuditEntry | null, entries: readonly AuditEntry[]): number | null {
  let before = previous;
  for (const entry of entries) {
    const expected = chainAudit(before, entry);
    if (entry.seq !== expected.seq || entry.previous !== expected.previous || entry.hash !== expected.hash) return entry.seq;
    before = entry;
  }
  return null;
}

import type { AuditEntry, AuditEvent } from "@langnghe/domain";

/** The hash chain of what people and commands did. Entries are only ever added. */
export interface AuditLog {
  /** Chains and writes; durable when it resolves. Concurrent appends each get their own number. */
  append(event: AuditEvent): Promise<AuditEntry>;

  /** Newest first. */
  list(request: { readonly subject?: string; readonly before?: number; readonly limit: number }): Promise<AuditEntry[]>;

  /** Number of the first broken link, or null; and how many entries were checked. */
  verify(): Promise<{ readonly checked: number; readonly broken: number | null }>;
}

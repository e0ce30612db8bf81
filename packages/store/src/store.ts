import type { AuditLog } from "./audit-log.ts";
import type { DocumentStore } from "./document-store.ts";
import type { RecordStore } from "./record-store.ts";
import type { WorkLog } from "./work-log.ts";

/** Everything a store driver provides. Each member has its own contract suite. */
export interface Store {
  readonly documents: DocumentStore;
  readonly records: RecordStore;
  readonly audit: AuditLog;
  readonly work: WorkLog;
  /** Rejects with STORE_UNAVAILABLE when the store cannot take writes now. For /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

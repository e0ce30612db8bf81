export { type AccountStore, accountStore } from "./account-store.ts";
export type { AuditLog } from "./audit-log.ts";
export { type CaseListRequest, type CaseStore, caseStore } from "./case-store.ts";
export { type DigestListRequest, type DigestStore, digestStore } from "./digest-store.ts";
export type {
  Demand,
  DocumentStore,
  DocumentToStore,
  EraseSelection,
  FacetCount,
  NearDuplicate,
  PutResult,
  SearchHit,
  SearchRequest,
  SearchResult,
  Span,
  VolumePoint,
} from "./document-store.ts";
export { type SqliteStoreOptions, sqliteStore } from "./drivers/sqlite/store.ts";
export { type FeedStore, feedStore } from "./feed-store.ts";
export { openStore, STORE_DRIVERS } from "./open-store.ts";
export {
  COLLECTIONS,
  type Collection,
  LIST_KEYS,
  type ListRequest,
  type ListResult,
  type NewRecord,
  type RecordStore,
  type VersionedRecord,
} from "./record-store.ts";
export { type SettingsStore, settingsStore } from "./settings-store.ts";
export type { Store } from "./store.ts";
export type { OpenStoreOptions, StoreDriver } from "./store-driver.ts";
export type { Versioned, VersionedList } from "./typed-records.ts";
export type { OutcomeCount, WorkLog } from "./work-log.ts";

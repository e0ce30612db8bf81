// The package's entry: every name is listed, so that what other packages may use is decided here.
export {
  type Account,
  accountSchema,
  may,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  type Session,
  sessionSchema,
} from "./account.ts";
export {
  AUDIT_ROOT,
  type AuditEntry,
  type AuditEvent,
  auditEntrySchema,
  auditEventSchema,
  auditHash,
  chainAudit,
  firstBrokenLink,
} from "./audit.ts";
export {
  CASE_STATES,
  type Case,
  type CaseEvent,
  type CaseState,
  caseEventSchema,
  caseSchema,
  EVIDENCE_STANCES,
  type Evidence,
  evidenceSchema,
  VERDICTS,
  type Verdict,
  type VerdictValue,
  verdictSchema,
  type Wording,
  wordingSchema,
} from "./case.ts";
export {
  type ActionInput,
  type Actor,
  actionsIn,
  CASE_ACTIONS,
  CASE_RULES,
  CASE_TRANSITIONS,
  type CaseAction,
  type CaseRule,
  nextState,
} from "./case-machine.ts";
export { addWording, type ChangedDocument, caseFromClaim, caseIdOf, noteChangedDocument, wordingOf } from "./case-wordings.ts";
export {
  type Body,
  bodySchema,
  type DigestSeries,
  digestSeriesSchema,
  type Label,
  labelIn,
  labelSchema,
  PLACE_KINDS,
  type Place,
  placeSchema,
  type Topic,
  topicSchema,
} from "./catalogue.ts";
export { CHANNELS, type Channel, channelSchema } from "./channel.ts";
export { type Claim, claimSchema, SENTENCE_KINDS, type SentenceKind, SOURCINGS, type Sourcing } from "./claim.ts";
export {
  DIGEST_ACTIONS,
  DIGEST_STATES,
  DIGEST_TRANSITIONS,
  type Digest,
  type DigestAction,
  type DigestItem,
  type DigestSection,
  type DigestState,
  digestItemSchema,
  digestSchema,
  digestSectionSchema,
  digestSentenceSchema,
} from "./digest.ts";
export {
  type ClassifiedDocument,
  classifiedDocumentSchema,
  type DocumentRevision,
  type ExtractedDocument,
  extractedDocumentSchema,
  type FeedEntry,
  type FetchedDocument,
  feedEntrySchema,
  fetchedDocumentSchema,
  PAGE_KINDS,
  type StoredDocument,
  type TopicScore,
  topicScoreSchema,
} from "./document.ts";
export {
  describeError,
  ERROR_CODES,
  type ErrorCode,
  type ErrorFacts,
  isAboutItem,
  isRetryable,
  LangngheError,
} from "./errors.ts";
export {
  type Feed,
  type FeedState,
  feedSchema,
  feedStateSchema,
  type Outlet,
  outletSchema,
  type PageMark,
  POLL_RESULTS,
  type PollReport,
  pollReportSchema,
} from "./feed.ts";
export { documentIdOf, hashOf, newId, revisionOf } from "./ids.ts";
export type { Delivery, OutgoingMessage, StoredMessage } from "./message.ts";
export { bandsOf, shinglesOf, signatureOf, similarity } from "./minhash.ts";
export { type DuplicateGroup, groupNearDuplicates, type TextLine } from "./near-duplicates.ts";
export { type OutcomeRecord, outcomeRecordSchema, type Parked, parkedSchema } from "./outcome-record.ts";
export {
  FACETS,
  type Facet,
  INTERVALS,
  type Interval,
  type ParsedQuery,
  parseQueryText,
  type QueryTerm,
  type SearchFilter,
  SORTS,
  type Sort,
  searchFilterSchema,
} from "./query.ts";
export { exactForm, fold, hasMarks, type Token, tokenize } from "./text.ts";
export {
  type Clock,
  DAY_MS,
  HOUR_MS,
  instantSchema,
  startOfVietnamDay,
  systemClock,
  toInstant,
  toMs,
  VIETNAM_OFFSET_MS,
  vietnamDay,
} from "./time.ts";

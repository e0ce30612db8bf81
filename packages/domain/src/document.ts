import { z } from "zod";
import { channelSchema } from "./channel.ts";
import { claimSchema } from "./claim.ts";

/** What a feed said about one document, before anything was read into it. HTML here is not yet sanitised. */
export const feedEntrySchema = z.object({
  /** The feed's own stable id (guid, atom:id, register number), where it gives one. */
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  summaryHtml: z.string().nullable(),
  contentHtml: z.string().nullable(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  categories: z.array(z.string()),
  /** Administrative unit the sender or the feed named, as written. */
  place: z.string().nullable(),
  /** When the authority answered, for the feedback channel. */
  answeredAt: z.string().nullable(),
});
export type FeedEntry = z.infer<typeof feedEntrySchema>;

/** Stream `documents.fetched`: raw material, replayable through a better extractor without fetching again. */
export const fetchedDocumentSchema = z.object({
  id: z.string(),
  feed: z.string(),
  outlet: z.string(),
  channel: channelSchema,
  fetchedAt: z.string(),
  entry: feedEntrySchema,
  /** The page behind the entry, where one was fetched: bytes as base64 and what the server said of them. */
  page: z.object({ url: z.string().nullable(), contentType: z.string().nullable(), bytes: z.string() }).nullable(),
});
export type FetchedDocument = z.infer<typeof fetchedDocumentSchema>;

export const PAGE_KINDS = ["article", "post", "record", "list", "other"] as const;

/** Stream `documents.extracted`: clean, redacted text. Nothing personal that redaction knows is left in it. */
export const extractedDocumentSchema = z.object({
  id: z.string(),
  /** Hash of what was published: same content, same revision. */
  revision: z.string(),
  feed: z.string(),
  outlet: z.string(),
  channel: channelSchema,
  url: z.string().nullable(),
  fetchedAt: z.string(),
  title: z.string(),
  /** Paragraphs joined by a blank line. */
  text: z.string(),
  publishedAt: z.string(),
  /** Where `publishedAt` comes from; `fetched` means that neither feed nor page gave a date. */
  publishedFrom: z.enum(["entry", "page", "fetched"]),
  modifiedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  language: z.string(),
  kind: z.enum(PAGE_KINDS),
  categories: z.array(z.string()),
  place: z.string().nullable(),
  /** How many spans of which type were redacted, for the public figures. */
  redactions: z.record(z.string(), z.number()),
  /** MinHash signature (unsigned 32-bit numbers) of the text, for near-duplicates. Empty for texts too short to compare. */
  signature: z.array(z.number()),
});
export type ExtractedDocument = z.infer<typeof extractedDocumentSchema>;

export const topicScoreSchema = z.object({ id: z.string(), score: z.number() });
export type TopicScore = z.infer<typeof topicScoreSchema>;

/** Stream `documents.classified`: what the machine makes of a document, and which models said so. */
export const classifiedDocumentSchema = extractedDocumentSchema.extend({
  topics: z.array(topicScoreSchema),
  /** Administrative units named in the text or given by the feed, most mentioned first. */
  places: z.array(z.string()),
  claims: z.array(claimSchema),
  /** True when any claim is suggested for review. Never in the feedback channel. */
  flag: z.boolean(),
  models: z.object({ topics: z.string(), claims: z.string() }),
});
export type ClassifiedDocument = z.infer<typeof classifiedDocumentSchema>;

/** A document as the store returns it. */
export interface StoredDocument extends ClassifiedDocument {
  /** Documents that report the same event share a story; its id is the id of its first document. */
  readonly story: string;
  /** 1 for the first revision seen, then counting. */
  readonly revisionNumber: number;
  readonly indexedAt: string;
}

/** An earlier state of a document, kept for the readable difference. */
export interface DocumentRevision {
  readonly revision: string;
  readonly fetchedAt: string;
  readonly title: string;
  readonly text: string;
}

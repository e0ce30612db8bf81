import {
  classifiedDocumentSchema,
  DAY_MS,
  extractedDocumentSchema,
  fetchedDocumentSchema,
  pollReportSchema,
} from "@langnghe/domain";
import { type Codec, jsonCodec } from "./codec.ts";

/** One stream: its name on the bus, the shape of its values, how many partitions it has and how long it is kept. */
export interface Stream<T> {
  readonly name: string;
  readonly codec: Codec<T>;
  /** Partitions in distributed mode; the embedded log keeps order per key without them. */
  readonly partitions: number;
  /** How long a message stays readable after it was taken, ms. Raw bytes are short-lived (RIGHTS 9). */
  readonly retentionMs: number;
}

/** All streams of the product. Keys: document id, but for `feedsPolled` the feed's id. */
export const streams = {
  documentsFetched: {
    name: "documents.fetched",
    codec: jsonCodec("documents.fetched", fetchedDocumentSchema),
    partitions: 8,
    retentionMs: 14 * DAY_MS,
  },
  documentsExtracted: {
    name: "documents.extracted",
    codec: jsonCodec("documents.extracted", extractedDocumentSchema),
    partitions: 8,
    retentionMs: 60 * DAY_MS,
  },
  documentsClassified: {
    name: "documents.classified",
    codec: jsonCodec("documents.classified", classifiedDocumentSchema),
    partitions: 8,
    retentionMs: 14 * DAY_MS,
  },
  feedsPolled: {
    name: "feeds.polled",
    codec: jsonCodec("feeds.polled", pollReportSchema),
    partitions: 2,
    retentionMs: 60 * DAY_MS,
  },
} as const;

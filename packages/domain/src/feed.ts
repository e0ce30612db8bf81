import { z } from "zod";
import { channelSchema } from "./channel.ts";

/** A configured place we poll. `options` belong to the source type and are checked by its own schema. */
export const feedSchema = z.strictObject({
  /** Stable id: letters, digits, hyphens. Part of every document id, so it must not change. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  /** Name shown to people. */
  label: z.string().min(1),
  type: z.string(),
  /** Address or, for a drop folder, a path. */
  url: z.string().min(1),
  outlet: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  channel: channelSchema,
  /** Fetch each document's page (true) or trust what the feed itself carries (false). */
  fetchPages: z.boolean().default(true),
  /** Minutes between polls. */
  everyMinutes: z.number().min(0.05).max(1_440).default(30),
  /** The language to assume where a text is too short to tell. */
  language: z.string().default("vi"),
  enabled: z.boolean().default(true),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type Feed = z.infer<typeof feedSchema>;

/** Who publishes. */
export const outletSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  label: z.string().min(1),
});
export type Outlet = z.infer<typeof outletSchema>;

export const POLL_RESULTS = ["ok", "not_modified", "failed", "refused"] as const;

/** What one poll of a feed brought: `fetched = fresh + unchanged + changed + sum(dropped) + sum(parked)`. */
export const pollReportSchema = z.object({
  feed: z.string(),
  at: z.string(),
  result: z.enum(POLL_RESULTS),
  /** One line for a person when the result is `failed` or `refused`. */
  detail: z.string().nullable(),
  status: z.number().nullable(),
  bytes: z.number(),
  ms: z.number(),
  fetched: z.number(),
  fresh: z.number(),
  unchanged: z.number(),
  changed: z.number(),
  dropped: z.record(z.string(), z.number()),
  parked: z.record(z.string(), z.number()),
});
export type PollReport = z.infer<typeof pollReportSchema>;

/** What is known of a document's page, and when it is looked at again. */
const pageMarkSchema = z.object({
  /** Of what a reader sees; the bytes differ at every request on many sites. */
  hash: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** From when the rhythm counts: the publication, or the first fetch where that is unknown. */
  since: z.string(),
  dueAt: z.string(),
});
export type PageMark = z.infer<typeof pageMarkSchema>;

/** What the collector remembers of a feed between polls. */
export const feedStateSchema = z.object({
  feed: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  nextPollAt: z.string(),
  lastPollAt: z.string().nullable(),
  lastOkAt: z.string().nullable(),
  /** Publication time of the newest document seen, for the silence signal. */
  newestAt: z.string().nullable(),
  failures: z.number().int(),
  lastReport: pollReportSchema.nullable(),
  /** Sums over the feed's life; the same equation holds for them. */
  totals: z.object({
    polls: z.number(),
    fetched: z.number(),
    fresh: z.number(),
    unchanged: z.number(),
    changed: z.number(),
    dropped: z.record(z.string(), z.number()),
    parked: z.record(z.string(), z.number()),
  }),
  /** Content hash by document key for what the feed listed last, so that unchanged entries cost nothing. */
  seen: z.record(z.string(), z.string()),
  /** Pages of recent documents by document id, to be looked at again for corrections that the feed does not tell of. */
  pages: z.record(z.string(), pageMarkSchema).optional(),
});
export type FeedState = z.infer<typeof feedStateSchema>;

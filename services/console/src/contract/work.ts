import { CHANNELS, feedStateSchema, parkedSchema, pollReportSchema } from "@langnghe/domain";
import { z } from "zod";
import { documentSummary } from "./search.ts";

const FEED_HEALTH = ["ok", "silent", "failing", "refused", "waiting", "disabled"] as const;

/** GET /api/feeds */
export const feedsView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      outlet: z.string(),
      channel: z.enum(CHANNELS),
      type: z.string(),
      url: z.string(),
      everyMinutes: z.number(),
      health: z.enum(FEED_HEALTH),
      lastPollAt: z.string().nullable(),
      lastOkAt: z.string().nullable(),
      nextPollAt: z.string().nullable(),
      newestAt: z.string().nullable(),
      detail: z.string().nullable(),
      totals: feedStateSchema.shape.totals.nullable(),
      /** Documents of this feed in the store now. */
      indexed: z.number().int(),
      /** What the later services dropped and parked of its documents, by `service.step:reason`. */
      droppedLater: z.record(z.string(), z.number()),
      parkedLater: z.record(z.string(), z.number()),
      /** Documents a day over the last 30 days. */
      volume: z.array(z.number().int()),
    }),
  ),
  /** Over all feeds: `fetched = indexed + dropped + parked + onTheWay`. */
  balance: z.object({
    fetched: z.number(),
    indexed: z.number(),
    dropped: z.record(z.string(), z.number()),
    parked: z.record(z.string(), z.number()),
    onTheWay: z.number(),
  }),
});
export type FeedsView = z.infer<typeof feedsView>;

/** GET /api/feeds/:id/polls?limit=50; POST /api/feeds/:id/poll answers with the report. */
export const pollsView = z.object({ items: z.array(pollReportSchema) });
export type PollsView = z.infer<typeof pollsView>;

/** GET /api/parked?service=&limit=&offset=; POST /api/parked/:id/replay, POST /api/parked/:id/discard {reason}. */
export const parkedView = z.object({ items: z.array(parkedSchema.omit({ value: true })), total: z.number().int() });
export type ParkedView = z.infer<typeof parkedView>;

/** GET /api/audit?before=&limit=; GET /api/audit/verify. */
export const auditView = z.object({
  items: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      actor: z.string(),
      actorName: z.string(),
      action: z.string(),
      subject: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      hash: z.string(),
    }),
  ),
});
export type AuditView = z.infer<typeof auditView>;
export const auditVerifyView = z.object({ checked: z.number().int(), broken: z.number().int().nullable() });

/** GET /api/today: what changed, what waits, what went silent. Every figure has the filter that opens its documents. */
export const todayView = z.object({
  at: z.string(),
  /** Topics with more documents in the last 24 h than usual for them, most unusual first. */
  rising: z.array(
    z.object({
      topic: z.string(),
      count: z.number().int(),
      /** Mean of the 24-hour spans of the 28 days before. */
      usual: z.number(),
      outlets: z.number().int(),
      from: z.string(),
      to: z.string(),
      days: z.array(z.number().int()),
    }),
  ),
  /** Largest stories of the last 48 h. */
  stories: z.array(z.object({ story: z.string(), count: z.number().int(), outlets: z.number().int(), lead: documentSummary })),
  waiting: z.object({
    suggested: z.number().int(),
    open: z.number().int(),
    awaitingSecond: z.number().int(),
    contested: z.number().int(),
    unanswered: z.number().int(),
    /** Days the oldest unanswered demand waits. */
    oldestUnansweredDays: z.number().int().nullable(),
    digest: z.object({ id: z.string(), state: z.string(), day: z.string() }).nullable(),
    parked: z.number().int(),
  }),
  silent: z.array(
    z.object({ feed: z.string(), label: z.string(), newestAt: z.string().nullable(), health: z.enum(FEED_HEALTH) }),
  ),
});
export type TodayView = z.infer<typeof todayView>;

/** GET /api/demands?topic=&place=: how long people wait. Cells under 10 are suppressed (`null`), with a complement. */
export const demandsView = z.object({
  total: z.number().int(),
  unanswered: z.number().int(),
  /** Median days from receipt to answer over answered ones of the last 90 days. */
  medianDays: z.number().nullable(),
  byTopic: z.array(
    z.object({
      id: z.string(),
      total: z.number().int().nullable(),
      unanswered: z.number().int().nullable(),
      medianDays: z.number().nullable(),
    }),
  ),
  byPlace: z.array(
    z.object({
      id: z.string(),
      total: z.number().int().nullable(),
      unanswered: z.number().int().nullable(),
      medianDays: z.number().nullable(),
    }),
  ),
  /** The longest waiting, oldest first. */
  oldest: z.array(documentSummary),
});
export type DemandsView = z.infer<typeof demandsView>;

/** GET /api/public, no sign-in: what is collected and why, our own error figures, published corrections. */
export const publicView = z.object({
  channels: z.array(
    z.object({
      id: z.enum(CHANNELS),
      purpose: z.object({ vi: z.string(), en: z.string() }),
      retentionDays: z.number(),
      documents: z.number(),
    }),
  ),
  figures: z.object({
    documents: z.number(),
    suggested: z.number(),
    dismissed: z.number(),
    decided: z.number(),
    byVerdict: z.record(z.string(), z.number()),
    contested: z.number(),
    overturned: z.number(),
  }),
  corrections: z.array(
    z.object({
      id: z.string(),
      claim: z.string(),
      verdict: z.string(),
      correction: z.string(),
      reason: z.string(),
      uncertainty: z.string(),
      evidence: z.array(z.object({ title: z.string(), url: z.string().nullable(), quote: z.string() })),
      publishedAt: z.string(),
      topics: z.array(z.string()),
      contested: z.boolean(),
    }),
  ),
});
export type PublicView = z.infer<typeof publicView>;

/** POST /api/public/contest, no sign-in, rate limited. */
export const contestBody = z.strictObject({ case: z.string(), reason: z.string().min(20).max(3_000) });

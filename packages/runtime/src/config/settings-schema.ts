import { type CHANNELS, labelSchema } from "@langnghe/domain";
import { z } from "zod";
import { LOG_LEVELS } from "../log.ts";

/** Why a channel is collected and how long it is kept. Mandatory for each: without them the process does not start (RIGHTS 10). */
const channelSettings = z.strictObject({
  purpose: labelSchema,
  retentionDays: z.number().int().min(1).max(3_650),
});

const channelsSchema = z.strictObject({
  news: channelSettings,
  official: channelSettings,
  community: channelSettings,
  feedback: channelSettings,
} satisfies Record<(typeof CHANNELS)[number], typeof channelSettings>);

const collectorSchema = z.strictObject({
  /** Stands in the user agent, so that a site can reach whoever runs this. */
  contact: z.string().min(3),
  /** Between two requests to one host. */
  hostDelaySeconds: z.number().min(0).max(600).default(5),
  /** Requests under way at the same time, over all hosts. */
  concurrency: z.number().int().min(1).max(64).default(8),
});

const modelsSchema = z.strictObject({
  /** One setting turns a model off: documents then carry no topics, or no suggestions are made. */
  topics: z.boolean().default(true),
  claims: z.boolean().default(true),
});

const score = z.number().min(0).max(1);

const reviewSchema = z.strictObject({
  /**
   * Score from which a suggestion is put before analysts, by channel; below it, it stays a mark in its document. Edited
   * text is the hardest to judge (see the model card), so that it takes more there. Feedback is never suggested (RIGHTS 8).
   */
  queueFrom: z
    .strictObject({ news: score.default(0.45), official: score.default(0.45), community: score.default(0.3) })
    .prefault({}),
});

const consoleSchema = z.strictObject({
  host: z.string().default("127.0.0.1"),
  port: z.number().int().min(1).max(65_535).default(8_080),
  /** A session ends after so many hours without use. */
  sessionHours: z.number().min(0.25).max(168).default(12),
});

const mailSchema = z.strictObject({
  /** Address that digests come from. */
  from: z.string().default("langnghe@localhost.invalid"),
  /** `smtp://user@host:587`, or null for .eml files in the data folder's `outbox`. The password is LANGNGHE_SMTP_PASSWORD. */
  smtp: z.string().nullable().default(null),
});

/** `config/langnghe.yaml`. */
export const settingsSchema = z.strictObject({
  channels: channelsSchema,
  collector: collectorSchema,
  models: modelsSchema.prefault({}),
  review: reviewSchema.prefault({}),
  console: consoleSchema.prefault({}),
  mail: mailSchema.prefault({}),
  log: z.strictObject({ level: z.enum(LOG_LEVELS).default("info") }).prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

import { z } from "zod";

/**
 * What a service did with one message: the fate of an item at the step that ended it. One record a service and message
 * id, so that a message delivered twice counts once; together they answer "what happened to this document" and
 * `in = next + drop + park` over any day.
 */
export const outcomeRecordSchema = z.object({
  service: z.string(),
  /** Id of the message; the same over all services that handle the same revision of a document. */
  message: z.string(),
  /** The document (or feed, for polls) it is about. */
  subject: z.string(),
  /** The feed it came from, where the message says so (header `feed`). */
  feed: z.string().optional(),
  /** Which run it belongs to: `live`, `import:…`, `replay:…`. */
  run: z.string(),
  kind: z.enum(["next", "drop", "park"]),
  /** The last step that ran; for `next` the last step of the flow. */
  step: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
  /** Time in the flow in ms, waiting for retries included. */
  ms: z.number(),
});
export type OutcomeRecord = z.infer<typeof outcomeRecordSchema>;

/** What was set aside for a person, with what is needed to run it again. */
export const parkedSchema = z.object({
  id: z.string(),
  service: z.string(),
  step: z.string(),
  reason: z.string(),
  /** One line: error code and message. Never the document's text. */
  cause: z.string(),
  stream: z.string(),
  message: z.string(),
  subject: z.string(),
  key: z.string(),
  /** The message as it stood on the stream, base64. */
  value: z.string(),
  at: z.string(),
  /** How often it was parked: a replay that fails again adds one. */
  times: z.number().int(),
});
export type Parked = z.infer<typeof parkedSchema>;

import { z } from "zod";

export const DIGEST_STATES = [
  /** Asked for; the digest service writes the draft within seconds. */
  "requested",
  "draft",
  "approved",
  /** A person pressed send; the digest service hands it to the mail server and keeps trying while that is down. */
  "sending",
  "sent",
  "discarded",
] as const;
export type DigestState = (typeof DIGEST_STATES)[number];

export const DIGEST_ACTIONS = ["write", "edit", "approve", "withdraw", "send", "deliver", "discard"] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/**
 * A digest is written by the machine, edited and approved by a person, and only then sent. Sent is final. `write` and
 * `deliver` are the digest service's own; all others are people's.
 */
export const DIGEST_TRANSITIONS: Readonly<Record<DigestState, Partial<Record<DigestAction, DigestState>>>> = {
  requested: { write: "draft", discard: "discarded" },
  draft: { edit: "draft", approve: "approved", discard: "discarded" },
  approved: { withdraw: "draft", send: "sending" },
  sending: { deliver: "sent" },
  sent: {},
  discarded: {},
};

/** One sentence of a digest. Extracted ones name the document they stand in, word for word; a person's note has none. */
export const digestSentenceSchema = z.object({
  text: z.string(),
  document: z.string().nullable(),
});

/** One thing that leadership should know: a story, a wave of petitions, a published correction, silence of a feed. */
export const digestItemSchema = z.object({
  id: z.string(),
  heading: z.string(),
  sentences: z.array(digestSentenceSchema),
  topics: z.array(z.string()),
  places: z.array(z.string()),
  /** Documents behind the item's figures, newest first. */
  documents: z.array(z.string()),
  /** How many documents and independent outlets, and how many the same span had before. */
  count: z.number().int(),
  outlets: z.number().int(),
  before: z.number().int(),
});
export type DigestItem = z.infer<typeof digestItemSchema>;

export const digestSectionSchema = z.object({
  /** `concerns`, `petitions`, `unverified`, `corrections`, `silence`; the interface and the mail have the words. */
  kind: z.enum(["concerns", "petitions", "unverified", "corrections", "silence"]),
  items: z.array(digestItemSchema),
});
export type DigestSection = z.infer<typeof digestSectionSchema>;

export const digestSchema = z.object({
  id: z.string(),
  /** Which configured digest it is an issue of. */
  series: z.string(),
  /** The Vietnamese day it is dated. */
  day: z.string(),
  /** Event time it covers: from inclusive, to exclusive. */
  from: z.string(),
  to: z.string(),
  state: z.enum(DIGEST_STATES),
  title: z.string(),
  sections: z.array(digestSectionSchema),
  recipients: z.array(z.string()),
  /** What went wrong at the last try to send, in one line; null when nothing did. */
  problem: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  sentAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Digest = z.infer<typeof digestSchema>;

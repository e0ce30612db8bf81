import { z } from "zod";
import { channelSchema } from "./channel.ts";
import { SOURCINGS } from "./claim.ts";

export const VERDICTS = ["true", "false", "misleading", "unproven", "not_checkable"] as const;
export type VerdictValue = (typeof VERDICTS)[number];

export const CASE_STATES = [
  /** Proposed by the machine (or by hand); nobody has taken it up. */
  "suggested",
  /** Put aside by a person as not worth checking; can be restored. */
  "dismissed",
  /** Somebody works on it; evidence is gathered. */
  "open",
  /** A first reviewer found `false`; a second one must agree. */
  "awaiting_second",
  /** A verdict stands. */
  "decided",
  /** The verdict and its correction are public. */
  "published",
  /** A published verdict was contested; another reviewer must decide. */
  "contested",
  /** Joined into another case. */
  "merged",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** One place where the claim was made, in its own words. */
export const wordingSchema = z.object({
  document: z.string(),
  revision: z.string(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  title: z.string(),
  outlet: z.string(),
  channel: channelSchema,
  publishedAt: z.string(),
  story: z.string(),
  sourcing: z.enum(SOURCINGS),
  score: z.number(),
});
export type Wording = z.infer<typeof wordingSchema>;

export const EVIDENCE_STANCES = ["supports", "refutes", "context"] as const;

/** Something that bears on a claim. A verdict needs at least one primary source with an archived copy. */
export const evidenceSchema = z.object({
  id: z.string(),
  /** Address of the source, or null for a paper that was archived as a file or typed in. */
  url: z.string().nullable(),
  title: z.string().min(1),
  /** The passage that bears on the claim. */
  quote: z.string(),
  /** First-hand: the body, measurement, register or document itself rather than a report of it. */
  primary: z.boolean(),
  stance: z.enum(EVIDENCE_STANCES),
  /** The archived copy: its text, hash and when it was taken; null while there is none. */
  archive: z.object({ sha256: z.string(), text: z.string(), at: z.string() }).nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const verdictSchema = z.object({
  value: z.enum(VERDICTS),
  reason: z.string().min(1),
  /** What remains uncertain; a verdict always says it. */
  uncertainty: z.string().min(1),
  by: z.string(),
  at: z.string(),
  /** The reviewer who agreed; required for `false`. */
  secondBy: z.string().nullable(),
  /** When the verdict is to be looked at again. */
  reviewAt: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** One line of a case's history: who did what, when, and what it said. Disagreement is kept here for good. */
export const caseEventSchema = z.object({
  at: z.string(),
  /** Account id, or `machine`. */
  by: z.string(),
  action: z.string(),
  note: z.string(),
  from: z.enum(CASE_STATES),
  to: z.enum(CASE_STATES),
});
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** The work on one claim. The person who said it appears nowhere. */
export const caseSchema = z.object({
  id: z.string(),
  state: z.enum(CASE_STATES),
  /** The wording shown first. */
  claim: z.string(),
  language: z.string(),
  wordings: z.array(wordingSchema),
  score: z.number(),
  reasons: z.array(z.string()),
  topics: z.array(z.string()),
  places: z.array(z.string()),
  stories: z.array(z.string()),
  outlets: z.number().int(),
  model: z.string(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** Key of the public body whose conduct the claim is about, set by a reviewer; its own accounts cannot decide. */
  concerns: z.string().nullable(),
  assignee: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  verdict: verdictSchema.nullable(),
  correction: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
  mergedInto: z.string().nullable(),
  history: z.array(caseEventSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Case = z.infer<typeof caseSchema>;

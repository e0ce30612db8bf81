import { CASE_ACTIONS, CASE_RULES, CASE_STATES, caseSchema, EVIDENCE_STANCES, VERDICTS } from "@langnghe/domain";
import { z } from "zod";

const CASE_ORDERS = ["score", "lastSeenAt", "updatedAt"] as const;

/** GET /api/cases?state=suggested&state=open&topic=land&order=score&limit=50&offset=0 */
export const casesParams = z.object({
  state: z
    .union([z.enum(CASE_STATES), z.array(z.enum(CASE_STATES))])
    .optional()
    .transform((value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value])),
  topic: z.string().optional(),
  assignee: z.string().optional(),
  order: z.enum(CASE_ORDERS).default("score"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

const caseSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(CASE_STATES),
  claim: z.string(),
  score: z.number(),
  reasons: z.array(z.string()),
  topics: z.array(z.string()),
  places: z.array(z.string()),
  wordings: z.number().int(),
  outlets: z.number().int(),
  sourcing: z.string(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  assignee: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  /** The first wording's document, to read it in place. */
  document: z.string(),
  documentTitle: z.string(),
  outlet: z.string(),
  channel: z.string(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const casesView = z.object({
  items: z.array(caseSummary),
  total: z.number().int(),
  counts: z.record(z.string(), z.number()),
});
export type CasesView = z.infer<typeof casesView>;

/** GET /api/cases/:id, and the answer of every change to it. */
export const caseView = z.object({
  case: caseSchema,
  version: z.number().int(),
  /** What may be done now, and for each the rule that still forbids it, if one does. */
  actions: z.array(z.object({ action: z.enum(CASE_ACTIONS), rule: z.enum(CASE_RULES).nullable() })),
  /** The sentence before and after the first wording, for context. */
  context: z.object({ before: z.string(), after: z.string() }),
  /** Account ids in the case → display names. */
  names: z.record(z.string(), z.string()),
  /** Published verdicts that look alike. */
  similar: z.array(caseSummary),
});
export type CaseView = z.infer<typeof caseView>;

/** POST /api/cases/:id/actions. 409 CONFLICT when `version` is not the current one; 422 RULE_BROKEN with the rule as `detail`. */
export const caseActionBody = z.strictObject({
  version: z.number().int(),
  action: z.enum(CASE_ACTIONS),
  note: z.string().max(2_000).optional(),
  verdict: z
    .strictObject({ value: z.enum(VERDICTS), reason: z.string().max(5_000), uncertainty: z.string().max(2_000) })
    .optional(),
  correction: z.string().max(5_000).optional(),
  /** For merge: the case that this one joins. */
  into: z.string().optional(),
});
export type CaseActionBody = z.infer<typeof caseActionBody>;

/** POST /api/cases/bulk: the same for many; each answers for itself. */
export const caseBulkBody = z.strictObject({
  cases: z
    .array(z.strictObject({ id: z.string(), version: z.number().int() }))
    .min(1)
    .max(200),
  action: z.enum(["open", "dismiss", "restore"]),
  note: z.string().max(2_000).optional(),
});
export const caseBulkView = z.object({
  results: z.array(z.object({ id: z.string(), version: z.number().int().nullable(), problem: z.string().nullable() })),
});
export type CaseBulkView = z.infer<typeof caseBulkView>;

/** PATCH /api/cases/:id */
export const casePatch = z.strictObject({
  version: z.number().int(),
  assignee: z.string().nullable().optional(),
  concerns: z.string().nullable().optional(),
});

/** POST /api/cases/:id/evidence. With a `url` the server archives the page; otherwise `text` is the archived copy. */
export const evidenceBody = z.strictObject({
  version: z.number().int(),
  url: z.string().max(2_000).nullable(),
  title: z.string().min(1).max(300),
  quote: z.string().max(5_000),
  primary: z.boolean(),
  stance: z.enum(EVIDENCE_STANCES),
  text: z.string().max(100_000).optional(),
});
export type EvidenceBody = z.infer<typeof evidenceBody>;

/** POST /api/cases: a case by hand from a span of a document (or a suggested sentence of it). */
export const newCaseBody = z.strictObject({
  document: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
});

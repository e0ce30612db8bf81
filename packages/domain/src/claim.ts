import { z } from "zod";

/** What kind of speech act a sentence is. Only `claim` can be suggested for review; every other kind is a veto. */
export const SENTENCE_KINDS = [
  "claim",
  "opinion",
  "criticism",
  "complaint",
  "experience",
  "question",
  "belief",
  "satire",
  "advice",
  "prediction",
  "announcement",
  "other",
] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** How a claim is sourced: `named` (an identified responsible source), `vague` (hearsay), `none`; `na` for what is no claim. */
export const SOURCINGS = ["named", "vague", "none", "na"] as const;
export type Sourcing = (typeof SOURCINGS)[number];

/** One sentence that a reviewer may want checked: where it stands, what it was taken for, and why. */
export const claimSchema = z.object({
  text: z.string(),
  /** Offsets in UTF-16 units of `text` of the document. */
  start: z.number().int(),
  end: z.number().int(),
  /** Calibrated chance (0–1) that a reviewer would want it checked. */
  score: z.number(),
  /** Chance (0–1) that it is a checkable statement of public consequence. */
  checkable: z.number(),
  sourcing: z.enum(SOURCINGS),
  /** Suggested for review. */
  flag: z.boolean(),
  kind: z.enum(SENTENCE_KINDS),
  /** Reason codes a person can check, heaviest first; the catalogue of words is the interface's. */
  reasons: z.array(z.string()),
});
export type Claim = z.infer<typeof claimSchema>;

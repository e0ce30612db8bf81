import { z } from "zod";

const paragraphs = z.array(z.string());

/** A document of `config/sample/documents/*.yaml`; the form is described in `config/sample/README.md`. */
const sampleDocumentSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  feed: z.string(),
  at: z.string(),
  title: z.string().optional(),
  sapo: z.string().optional(),
  body: paragraphs,
  categories: z.array(z.string()).default([]),
  language: z.string().default("vi"),
  place: z.string().optional(),
  /** Subject field of the register, for the feedback channel. */
  topic_hint: z.string().optional(),
  /** When the authority answered. */
  answered: z.string().optional(),
  revisions: z
    .array(z.object({ at: z.string(), title: z.string().optional(), sapo: z.string().optional(), body: paragraphs.optional() }))
    .default([]),
});
/** A document of the sample as its file says it, times still relative. */
export type SampleDocument = z.infer<typeof sampleDocumentSchema>;

/** One file: an outlet's documents. */
export const sampleDocumentsSchema = z.array(sampleDocumentSchema);

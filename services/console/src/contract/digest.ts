import { digestSchema, digestSectionSchema } from "@langnghe/domain";
import { z } from "zod";

/** GET /api/digests?limit=30: newest first. */
export const digestsView = z.object({
  items: z.array(
    digestSchema.pick({ id: true, series: true, day: true, state: true, title: true, sentAt: true, updatedAt: true }),
  ),
  series: z.array(z.object({ id: z.string(), label: z.object({ vi: z.string(), en: z.string() }), sendAt: z.string() })),
});
export type DigestsView = z.infer<typeof digestsView>;

/** GET /api/digests/:id, and the answer of every change to it. GET /api/digests/:id/preview gives the mail's HTML. */
export const digestView = z.object({
  digest: digestSchema,
  version: z.number().int(),
  /** Documents named in it, id → what to show of them. */
  documents: z.record(
    z.string(),
    z.object({ title: z.string(), outlet: z.string(), publishedAt: z.string(), url: z.string().nullable() }),
  ),
  names: z.record(z.string(), z.string()),
});
export type DigestView = z.infer<typeof digestView>;

/** POST /api/digests: asks for a new draft; it turns from `requested` to `draft` within seconds. */
export const newDigestBody = z.strictObject({ series: z.string(), day: z.iso.date() });

/** PUT /api/digests/:id: the edited draft. Extracted sentences may be removed or moved, not reworded; notes are free. */
export const digestEditBody = z.strictObject({
  version: z.number().int(),
  title: z.string().min(1).max(200),
  sections: z.array(digestSectionSchema),
});

/** POST /api/digests/:id/actions */
export const digestActionBody = z.strictObject({
  version: z.number().int(),
  action: z.enum(["approve", "withdraw", "send", "discard"]),
});

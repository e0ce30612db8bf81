import { z } from "zod";

/** A name in both languages of the interface. */
export const labelSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Label = z.infer<typeof labelSchema>;

const key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "small letters, digits, - and _ only");

const words = z.array(z.string().min(1)).readonly();

/** A subject we watch, as a file of `config/topics`. */
export const topicSchema = z.strictObject({
  id: key,
  label: labelSchema,
  /** What counts, in a sentence or two. */
  definition: z.string().min(1),
  words: z.strictObject({
    /** Words that alone make the topic likely. */
    strong: words,
    /** Words that support it beside others. */
    usual: words.default([]),
    /** Phrases in which one of the words means something else. */
    never: words.default([]),
  }),
  /** Short invented texts that belong to the topic. */
  examples: words.default([]),
  /** Chance (0–1) from which a document gets the topic. */
  threshold: z.number().gt(0).lt(1).default(0.5),
});
export type Topic = z.infer<typeof topicSchema>;

export const PLACE_KINDS = ["tỉnh", "thành phố", "phường", "xã", "đặc khu"] as const;

/** An administrative unit, as an entry of a file in `config/places`. */
export const placeSchema = z.strictObject({
  id: key,
  /** With the kind word: `phường Lam Giang`. */
  name: z.string().min(1),
  kind: z.enum(PLACE_KINDS),
  /** Units before the merger that lie in it now, as people still say them: `huyện Lộc`, `Hải Thuần`. */
  oldNames: z.array(z.string().min(1)).default([]),
  parent: key.nullable().default(null),
});
export type Place = z.infer<typeof placeSchema>;

/** A public body that claims can concern and accounts can belong to. */
export const bodySchema = z.strictObject({ id: key, label: labelSchema });
export type Body = z.infer<typeof bodySchema>;

/** A digest that is written each day, as a file of `config/digests`. */
export const digestSeriesSchema = z.strictObject({
  id: key,
  label: labelSchema,
  language: z.enum(["vi", "en"]).default("vi"),
  /** Vietnamese clock time at which the draft is written. */
  draftAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a clock time such as 05:30"),
  /** Hours of event time it looks back on. */
  hours: z.number().int().min(1).max(168).default(24),
  /** Topics it is about; empty for all. */
  topics: z.array(key).default([]),
  recipients: z.array(z.email()).min(1),
  /** Most items in a section. */
  items: z.number().int().min(1).max(20).default(5),
});
export type DigestSeries = z.infer<typeof digestSeriesSchema>;

/** The label of an id among entries, or the id itself where the configuration no longer has it. */
export function labelIn(entries: readonly { readonly id: string; readonly label: Label }[]) {
  const labels = new Map(entries.map(({ id, label }) => [id, label]));
  return function labelOf(id: string, language: keyof Label = "vi"): string {
    return labels.get(id)?.[language] ?? id;
  };
}

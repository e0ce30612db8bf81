import { z } from "zod";

const words = z.array(z.string().min(1)).readonly();

/** A topic as data: what `config/topics/<id>.yaml` holds. */
export const topicDefinitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, "small letters, digits and _"),
  label: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  definition: z.string().min(1),
  /** Chance (0–1) from which a document gets the topic. */
  threshold: z.number().gt(0).lt(1).default(0.5),
  words: z.strictObject({
    /** Words that alone make the topic likely. */
    strong: words,
    /** Words that support it beside others. */
    usual: words.default([]),
    /** Phrases in which one of the words means something else. */
    never: words.default([]),
  }),
  /** Invented texts that belong to the topic; training reads them. */
  examples: words.default([]),
});
export type TopicDefinition = z.infer<typeof topicDefinitionSchema>;

import { LangngheError } from "@langnghe/domain";
import { z } from "zod";
import type { LinearModel } from "../linear/model.ts";
import { arrayOf, decodeWeights, encodeWeights, floatsOf, type WeightsFile } from "../linear/weights-file.ts";
import { CUE_FEATURES, TOPIC_BUCKETS } from "./topic-features.ts";

const factsSchema = z.object({
  kind: z.literal("topics"),
  name: z.string(),
  /** Topic ids by column. */
  topics: z.array(z.string()),
  /** How much the chance of "none of the topics", the last column, takes off every topic's score. */
  noneWeight: z.number(),
  calibration: z.array(z.object({ slope: z.number(), offset: z.number() })),
  /** Chance from which the topic is given, chosen in cross-validation; the topic's own file may move it. */
  thresholds: z.array(z.number()),
});

/** Trained topic weights: one column a topic and a last one for none of them; dense features are all topics' cue counts. */
export interface TopicWeights extends z.infer<typeof factsSchema> {
  readonly model: LinearModel;
}

/** A "none" column can add at most this much to every topic: a text is never pushed into topics by being unlike the topic-less. */
const NONE_FLOOR = -2;

/** What "none of the topics" takes off each topic's score. */
export function noneShare(noneScore: number, noneWeight: number): number {
  return noneWeight * Math.max(NONE_FLOOR, noneScore);
}

export function encodeTopicWeights({ model, ...facts }: TopicWeights): Uint8Array {
  return encodeWeights({
    facts,
    arrays: new Map<string, Int8Array | Float32Array>([
      ["sparse", model.sparse],
      ["sparseScale", model.sparseScale],
      ["dense", model.denseWeights],
      ["bias", model.bias],
    ]),
  });
}

/** Reads weights from the bytes of a weights file. */
export function decodeTopicWeights(bytes: Uint8Array): TopicWeights {
  const file: WeightsFile = decodeWeights(bytes);
  const facts = factsSchema.safeParse(file.facts);
  if (!facts.success) throw new LangngheError("PARSE_FAILED", "The file does not hold topic weights of this version.");
  const outputs = facts.data.topics.length + 1;
  const dense = facts.data.topics.length * CUE_FEATURES;
  return {
    ...facts.data,
    model: {
      outputs,
      buckets: TOPIC_BUCKETS,
      dense,
      sparse: arrayOf(file, "sparse", TOPIC_BUCKETS * outputs),
      sparseScale: floatsOf(file, "sparseScale", outputs),
      denseWeights: floatsOf(file, "dense", dense * outputs),
      bias: floatsOf(file, "bias", outputs),
    },
  };
}

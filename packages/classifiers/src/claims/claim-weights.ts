import { LangngheError, SENTENCE_KINDS } from "@langnghe/domain";
import { z } from "zod";
import type { LinearModel } from "../linear/model.ts";
import { arrayOf, decodeWeights, encodeWeights, floatsOf } from "../linear/weights-file.ts";

/** The voice a sentence is judged as: `community` for public posts, `edited` for news and official channels. */
export const CLAIM_VOICES = ["community", "edited"] as const;
export type ClaimVoice = (typeof CLAIM_VOICES)[number];

const SOURCED = ["named", "vague", "none"] as const;

/** Columns of the Vietnamese model, in order. */
export const CLAIM_OUTPUTS = [
  "flag.community",
  "flag.edited",
  "checkable",
  ...SOURCED.map((sourcing) => `sourcing.${sourcing}` as const),
  ...SENTENCE_KINDS.map((kind) => `kind.${kind}` as const),
] as const;
export const FIRST_KIND = CLAIM_OUTPUTS.indexOf("kind.claim");
export const FIRST_SOURCING = CLAIM_OUTPUTS.indexOf("sourcing.named");
export const CHECKABLE = CLAIM_OUTPUTS.indexOf("checkable");

const line = z.object({ slope: z.number(), offset: z.number() });
const voice = z.object({
  /** How much the guard's margin (claim against the likeliest other kind) counts beside the flag's own score. */
  guardWeight: z.number(),
  calibration: line,
  /** Chance from which a sentence is suggested for review. */
  threshold: z.number(),
  /** The same where a title or the sentence before is known; edited text needs far more there, as most of it is narration. */
  contextThreshold: z.number().optional(),
});

const factsSchema = z.object({
  kind: z.literal("claims"),
  name: z.string(),
  language: z.string(),
  outputs: z.number().int(),
  buckets: z.number().int(),
  dense: z.number().int(),
  checkable: line,
  voices: z.object({ community: voice, edited: voice }),
});

/** Trained claim weights of one language. */
export interface ClaimWeights extends z.infer<typeof factsSchema> {
  readonly model: LinearModel;
}

export function encodeClaimWeights({ model, ...facts }: ClaimWeights): Uint8Array {
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
export function decodeClaimWeights(bytes: Uint8Array): ClaimWeights {
  const file = decodeWeights(bytes);
  const facts = factsSchema.safeParse(file.facts);
  if (!facts.success) throw new LangngheError("PARSE_FAILED", "The file does not hold claim weights of this version.");
  const { outputs, buckets, dense } = facts.data;
  return {
    ...facts.data,
    model: {
      outputs,
      buckets,
      dense,
      sparse: arrayOf(file, "sparse", buckets * outputs),
      sparseScale: floatsOf(file, "sparseScale", outputs),
      denseWeights: floatsOf(file, "dense", dense * outputs),
      bias: floatsOf(file, "bias", outputs),
    },
  };
}

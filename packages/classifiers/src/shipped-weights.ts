import { readFileSync } from "node:fs";
import { type ClaimWeights, decodeClaimWeights } from "./claims/claim-weights.ts";
import { decodeTopicWeights, type TopicWeights } from "./topics/topic-weights.ts";

/** Reads the weights that come with the package (about 2 MB); their model cards stand beside them. */
export function shippedWeights(): { readonly topics: TopicWeights; readonly claims: readonly ClaimWeights[] } {
  const read = (name: string) => readFileSync(new URL(`../weights/${name}.bin`, import.meta.url));
  return {
    topics: decodeTopicWeights(read("topics")),
    claims: [decodeClaimWeights(read("claims-vi")), decodeClaimWeights(read("claims-en"))],
  };
}

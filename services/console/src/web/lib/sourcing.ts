/** Reasons that already say how a claim is sourced. */
const SOURCE_REASONS = ["no_source", "vague_source", "hearsay", "official_actor_without_source", "praise_without_source"];

/** Whether the reasons say how a claim is sourced, so that it need not be said twice. */
export function sayHowSourced(reasons: readonly string[]): boolean {
  return reasons.some((reason) => SOURCE_REASONS.includes(reason));
}

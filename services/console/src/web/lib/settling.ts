import type { WordKey } from "../words/vi.ts";

/** Which evidence settles a claim with such a reason. */
const BY_REASON: Readonly<Record<string, WordKey>> = {
  number: "settle.number",
  quantity: "settle.number",
  superlative: "settle.number",
  comparison: "settle.number",
  money: "settle.money",
  named_body: "settle.named_body",
  public_body: "settle.named_body",
  policy: "settle.policy",
  health: "settle.health",
  event: "settle.event",
  place: "settle.event",
  date: "settle.event",
};

/** What evidence would settle a claim with these reasons, each once; always ends with what every verdict needs. */
export function settlingOf(reasons: readonly string[]): WordKey[] {
  const keys = reasons.flatMap((reason) => BY_REASON[reason] ?? []);
  return [...new Set<WordKey>([...keys, "settle.any"])];
}

import type { WordKey } from "../words/vi.ts";

/** Which evidence settles a claim with such a reason. */
const BY_REASON: Readonly<Record<string, WordKey>> = {
  number_with_unit: "settle.number",
  affects_many: "settle.number",
  sweeping_total: "settle.number",
  wrongdoing_alleged: "settle.inspection",
  concealment_alleged: "settle.inspection",
  official_actor_without_source: "settle.body",
  praise_without_source: "settle.ranking",
  cure_claimed: "settle.health",
  harm_to_public: "settle.event",
  specific_event: "settle.event",
  dated_event: "settle.event",
  forecast_as_fact: "settle.plan",
};

/** What evidence would settle a claim with these reasons, each once; always ends with what every verdict needs. */
export function settlingOf(reasons: readonly string[]): WordKey[] {
  const keys = reasons.flatMap((reason) => BY_REASON[reason] ?? []);
  return [...new Set<WordKey>([...keys, "settle.any"])];
}

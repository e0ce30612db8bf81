import type { ListField } from "../../lib/filters.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

const FAMILIES = { topic: "topics", place: "places", outlet: "outlets", feed: "feeds" } as const;

/** The name of a filter's value. */
export function useValueNames(): (field: ListField, value: string) => string {
  const { code } = useWords();
  const { name } = useNames();
  return (field, value) => (field === "channel" || field === "language" ? code(field, value) : name(FAMILIES[field], value));
}

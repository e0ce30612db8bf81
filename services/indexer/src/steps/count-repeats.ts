import { drop, next, type Step } from "@langnghe/pipeline";
import type { Indexed } from "../deps.ts";

/** Says of what changed nothing that it did: the same revision again, or one older than what is stored. */
export function countRepeats(): Step<Indexed, Indexed, "unchanged" | "stale"> {
  return async function countRepeats(item) {
    return item.result === "unchanged" || item.result === "stale" ? drop(item.result) : next(item);
  };
}

import { drop, next, type Step } from "@langnghe/pipeline";
import type { DropReason, IdentifiedEntry, NewsEntry } from "../entry.ts";

/** Lets through what is new or says something else than at the last poll. */
export function compareWithSeen(): Step<IdentifiedEntry, NewsEntry, DropReason> {
  return async function compareWithSeen(item) {
    const before = item.seen.hashOf(item.id);
    if (before === item.hash) return drop("unchanged");
    return next({ ...item, change: before === null ? "fresh" : "changed" });
  };
}

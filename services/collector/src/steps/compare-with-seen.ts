import { drop, next, type Step } from "@langnghe/pipeline";
import type { DropReason, IdentifiedEntry, NewsEntry } from "../entry.ts";

/** Lets through what is new or says something else than at the last poll, and what is due for a second look at its page. */
export function compareWithSeen(): Step<IdentifiedEntry, NewsEntry, DropReason> {
  return async function compareWithSeen(item) {
    const before = item.seen.hashOf(item.id);
    if (before !== item.hash) return next({ ...item, change: before === null ? "fresh" : "changed", known: null });
    const known = item.pages.takeDue(item.id);
    return known === null ? drop("unchanged") : next({ ...item, change: "changed", known });
  };
}

import { type Channel, type Clock, DAY_MS, toMs } from "@langnghe/domain";
import { drop, next, type Step } from "@langnghe/pipeline";
import type { DropReason, NewsEntry } from "../entry.ts";

/** Drops what retention would delete at once. An entry without a date is let through: its page may have one. */
export function refuseOld(deps: {
  clock: Clock;
  retentionDays: Readonly<Record<Channel, number>>;
}): Step<NewsEntry, NewsEntry, DropReason> {
  return async function refuseOld(item) {
    const { publishedAt } = item.entry;
    const oldest = deps.clock() - deps.retentionDays[item.feed.channel] * DAY_MS;
    return publishedAt !== null && toMs(publishedAt) < oldest ? drop("too_old") : next(item);
  };
}

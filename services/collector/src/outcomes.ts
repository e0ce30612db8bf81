import { type Clock, documentIdOf, type OutcomeRecord, toInstant } from "@langnghe/domain";
import { type FlowResult, LIVE_RUN } from "@langnghe/pipeline";
import type { ListedEntry, PublishedEntry } from "./entry.ts";
import { contentHash, documentKey } from "./steps/identify-entry.ts";

/**
 * What to write in the work log about an entry; null for what is unchanged (it would be written again at each poll) and for
 * what has no id. A dropped or waiting entry is one record however often it is met.
 */
export function outcomeOf(
  item: ListedEntry,
  result: FlowResult<PublishedEntry>,
  time: { startedAt: number; clock: Clock },
): OutcomeRecord | null {
  if (result.kind === "drop" && (result.reason === "unchanged" || result.reason === "listed_twice")) return null;
  const subject = subjectOf(item);
  if (subject === null) return null;
  const now = time.clock();
  return {
    service: "collector",
    message: result.kind === "next" ? result.value.message : `${subject}:${contentHash(item.entry)}`,
    subject,
    feed: item.feed.id,
    run: LIVE_RUN,
    kind: result.kind,
    step: result.step,
    reason: result.kind === "next" ? null : result.reason,
    at: toInstant(now),
    ms: now - time.startedAt,
  };
}

function subjectOf({ feed, entry }: ListedEntry): string | null {
  const key = documentKey(entry, feed.url);
  return key === null ? null : documentIdOf(feed.id, key);
}

import type { MessageBus } from "@langnghe/bus";
import type { Channel, Clock } from "@langnghe/domain";
import type { PoliteFetch } from "@langnghe/fetching";
import { type Flow, flow } from "@langnghe/pipeline";
import type { ListedEntry, PublishedEntry } from "./entry.ts";
import { compareWithSeen } from "./steps/compare-with-seen.ts";
import { fetchPage } from "./steps/fetch-page.ts";
import { identifyEntry } from "./steps/identify-entry.ts";
import { publishDocument } from "./steps/publish-document.ts";
import { refuseOld } from "./steps/refuse-old.ts";

/** What the steps need from outside. */
export interface CollectorFlowDeps {
  readonly bus: Pick<MessageBus, "publish">;
  readonly fetch: PoliteFetch;
  readonly clock: Clock;
  readonly retentionDays: Readonly<Record<Channel, number>>;
  readonly signal: AbortSignal;
}

/** What happens to one entry that a feed lists, from the listing to the stream. Polling and scheduling are in poll-feed.ts and schedule.ts. */
export function collectorFlow(deps: CollectorFlowDeps): Flow<ListedEntry, PublishedEntry> {
  return flow<ListedEntry>("collector")
    .step(identifyEntry())
    .step(compareWithSeen())
    .step(refuseOld(deps))
    .step(fetchPage(deps))
    .step(publishDocument(deps));
}

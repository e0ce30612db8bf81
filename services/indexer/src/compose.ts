import type { MessageBus } from "@langnghe/bus";
import { bandsOf, similarity, systemClock } from "@langnghe/domain";
import { flowHost } from "@langnghe/pipeline";
import type { Config, Part, ServiceTools } from "@langnghe/runtime";
import { caseStore, type Store } from "@langnghe/store";
import { streams } from "@langnghe/streams";
import { startRetention } from "./retention.ts";
import { startIndexer } from "./start.ts";

interface Opened {
  readonly bus: MessageBus;
  readonly store: Store;
}

/** Puts the service together and starts it. */
export async function composeIndexer({ settings }: Config, { bus, store }: Opened, tools: ServiceTools): Promise<Part> {
  const queueFrom = { ...settings.review.queueFrom, feedback: Number.POSITIVE_INFINITY };
  const deps = {
    documents: store.documents,
    cases: caseStore(store.records),
    bandsOf,
    similarity,
    queueFrom,
    clock: systemClock,
  };
  const host = flowHost({ service: "indexer", work: store.work, ...tools });
  return startIndexer(deps, { ...host, bus });
}

/** Starts the deleting of what has been kept as long as its channel says. */
export async function composeRetention({ settings: { channels } }: Config, { bus, store }: Opened): Promise<Part> {
  const { documents, work, audit } = store;
  const retentionDays = {
    news: channels.news.retentionDays,
    official: channels.official.retentionDays,
    community: channels.community.retentionDays,
    feedback: channels.feedback.retentionDays,
  };
  const cases = caseStore(store.records);
  return startRetention({
    ...{ documents, cases, bus, work, audit, retentionDays },
    ...{ streams: Object.values(streams), clock: systemClock },
  });
}

import type { MessageBus } from "@langnghe/bus";
import { type Clock, type FetchedDocument, hashOf, type OutgoingMessage, toInstant } from "@langnghe/domain";
import { LIVE_RUN, next, type Step } from "@langnghe/pipeline";
import { streams } from "@langnghe/streams";
import type { PagedEntry, PublishedEntry } from "../entry.ts";

/** Puts the raw document on the stream. The message id follows from what was fetched, so that fetching it again repeats the id. */
export function publishDocument(deps: {
  bus: Pick<MessageBus, "publish">;
  clock: Clock;
}): Step<PagedEntry, PublishedEntry, never> {
  return async function publishDocument(item) {
    const { feed, entry, id, page } = item;
    const fetchedAt = toInstant(deps.clock());
    const document: FetchedDocument = { id, feed: feed.id, outlet: feed.outlet, channel: feed.channel, fetchedAt, entry, page };
    const message = messageFor(document, item.hash);
    await deps.bus.publish(streams.documentsFetched.name, [message]);
    item.seen.note(id, item.hash);
    if (item.facts !== null) item.pages.note(id, item.facts, entry.publishedAt);
    return next({ ...item, message: message.id });
  };
}

function messageFor(document: FetchedDocument, entryHash: string): OutgoingMessage {
  return {
    id: `${document.id}:${hashOf("fetched", entryHash, document.page?.url ?? "", document.page?.bytes ?? "")}`,
    key: document.id,
    value: streams.documentsFetched.codec.encode(document),
    headers: { run: LIVE_RUN, feed: document.feed },
  };
}

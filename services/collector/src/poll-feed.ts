import type { MessageBus } from "@langnghe/bus";
import {
  type Channel,
  type Clock,
  type Feed,
  type FeedState,
  type OutcomeRecord,
  type PollReport,
  toInstant,
  toMs,
} from "@langnghe/domain";
import type { PoliteFetch } from "@langnghe/fetching";
import { type Attempt, type Flow, forEachKeyInOrder, LIVE_RUN } from "@langnghe/pipeline";
import type { Source } from "@langnghe/sources";
import type { FeedStore } from "@langnghe/store";
import { streams } from "@langnghe/streams";
import type { ListedEntry, PublishedEntry } from "./entry.ts";
import { freshState } from "./fresh-state.ts";
import { type Listing, listFeed } from "./listing.ts";
import { pauseBeforeNextPoll } from "./next-poll.ts";
import { outcomeOf } from "./outcomes.ts";
import { openPages } from "./page-memory.ts";
import { openSeen } from "./seen.ts";
import { openTally, type Tally, withPoll } from "./tally.ts";

/** What one poll needs from outside. */
export interface PollDeps {
  readonly source: Source;
  readonly flow: Flow<ListedEntry, PublishedEntry>;
  readonly attempt: Attempt;
  readonly bus: Pick<MessageBus, "publish">;
  readonly store: Pick<FeedStore, "get" | "save">;
  readonly work: { record(outcomes: readonly OutcomeRecord[]): Promise<void> };
  readonly fetch: PoliteFetch;
  readonly clock: Clock;
  readonly retentionDays: Readonly<Record<Channel, number>>;
  readonly signal: AbortSignal;
  /** Told of each recorded outcome, for metrics and log. */
  readonly observe: (outcome: OutcomeRecord, cause: unknown) => void;
}

/** Entries of one feed under way at once; the host's turns bound the fetching, this bounds what is held. */
const ENTRIES_AT_ONCE = 8;

/**
 * One poll of one feed: list, run every entry through the flow, report, and only then remember. A process that dies before
 * the memory is written does the poll again: the same message ids, harmless to readers.
 */
export async function pollFeed(feed: Feed, deps: PollDeps): Promise<PollReport> {
  const startedAt = deps.clock();
  const state = (await deps.store.get(feed.id)) ?? freshState(feed.id, toInstant(startedAt));
  const listing = await listFeed(feed, state, deps);
  const tally = openTally();
  const memory = { seen: openSeen(state.seen), pages: openPages(state.pages, startedAt), listed: new Set<string>() };
  await collectEntries(feed, listing, { ...deps, memory, tally });
  const report: PollReport = {
    feed: feed.id,
    at: toInstant(startedAt),
    result: listing.result,
    detail: listing.detail,
    status: listing.status,
    bytes: listing.bytes,
    ms: deps.clock() - startedAt,
    ...tally.counts(),
  };
  await deps.bus.publish(streams.feedsPolled.name, [messageFor(report)]);
  await deps.store.save(stateAfter(feed, state, { listing, memory, report, now: deps.clock() }));
  return report;
}

type Memory = Pick<ListedEntry, "seen" | "pages" | "listed">;

async function collectEntries(feed: Feed, listing: Listing, deps: PollDeps & { memory: Memory; tally: Tally }): Promise<void> {
  const { memory, tally } = deps;
  const outcomes: OutcomeRecord[] = [];
  const items = listing.poll.entries.map((entry, at) => ({ key: String(at), item: { feed, entry, ...memory } }));
  await forEachKeyInOrder(items, ENTRIES_AT_ONCE, async ({ item }) => {
    const startedAt = deps.clock();
    const result = await deps.flow.run(item, deps.attempt);
    tally.add(result);
    const outcome = outcomeOf(item, result, { startedAt, clock: deps.clock });
    if (outcome === null) return;
    outcomes.push(outcome);
    deps.observe(outcome, result.kind === "park" ? result.cause : null);
  });
  for (const _ of listing.poll.broken) tally.addUnreadable();
  await deps.work.record(outcomes);
}

function messageFor(report: PollReport) {
  return {
    id: `${report.feed}:${report.at}`,
    key: report.feed,
    value: streams.feedsPolled.codec.encode(report),
    headers: { run: LIVE_RUN, feed: report.feed },
  };
}

interface Polled {
  readonly listing: Listing;
  readonly memory: Memory;
  readonly report: PollReport;
  readonly now: number;
}

function stateAfter(feed: Feed, before: FeedState, { listing, memory, report, now }: Polled): FeedState {
  const reached = report.result === "ok" || report.result === "not_modified";
  const failures = reached ? 0 : before.failures + 1;
  const pause = pauseBeforeNextPoll(feed, { failures, retryAfterMs: listing.retryAfterMs });
  return {
    ...before,
    ...validators(before, listing, report),
    nextPollAt: toInstant(now + pause),
    lastPollAt: report.at,
    lastOkAt: reached ? report.at : before.lastOkAt,
    newestAt: newest(before.newestAt, listing, now),
    failures,
    lastReport: report,
    totals: withPoll(before.totals, report),
    ...(report.result === "ok" ? { seen: memory.seen.entries(), pages: memory.pages.entries(memory.listed) } : {}),
  };
}

/** While something waits for its next try a 304 would hide it, so the next poll asks for everything. */
function validators(before: FeedState, listing: Listing, report: PollReport): Pick<FeedState, "etag" | "lastModified"> {
  if (report.result !== "ok") return { etag: before.etag, lastModified: before.lastModified };
  const waiting = Object.keys(report.parked).length > 0;
  return waiting ? { etag: null, lastModified: null } : { etag: listing.etag, lastModified: listing.lastModified };
}

/** Time of the newest entry; one that claims the future says nothing about silence. */
function newest(before: string | null, listing: Listing, now: number): string | null {
  const times = listing.poll.entries
    .map(({ publishedAt }) => publishedAt)
    .concat(before)
    .filter((at) => at !== null)
    .map(toMs)
    .filter((at) => at <= now);
  return times.length === 0 ? null : toInstant(times.reduce((latest, at) => Math.max(latest, at)));
}

import { setTimeout as sleep } from "node:timers/promises";
import type { MessageBus } from "@langnghe/bus";
import {
  type Channel,
  type Clock,
  describeError,
  type Feed,
  LangngheError,
  type OutcomeRecord,
  type PollReport,
  toMs,
} from "@langnghe/domain";
import type { PoliteFetch } from "@langnghe/fetching";
import { DEFAULT_RETRY, retrying } from "@langnghe/pipeline";
import type { Log } from "@langnghe/runtime";
import type { Source } from "@langnghe/sources";
import type { FeedStore } from "@langnghe/store";
import { collectorFlow } from "./flow.ts";
import { pollFeed } from "./poll-feed.ts";
import { startSchedule } from "./schedule.ts";

/** What the collector is given. It opens and closes nothing of it. */
export interface CollectorDeps {
  readonly feeds: readonly Feed[];
  /** Source types by name. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly bus: Pick<MessageBus, "publish">;
  readonly feedStore: Pick<FeedStore, "get" | "save">;
  readonly work: { record(outcomes: readonly OutcomeRecord[]): Promise<void> };
  readonly fetch: PoliteFetch;
  readonly clock: Clock;
  /** Ids, counts and codes; never a text. */
  readonly log: (...line: Parameters<Log>) => void;
  readonly metrics?: { outcome(outcome: OutcomeRecord): void; poll(result: string): void };
  readonly settings: CollectorSettings;
}

/** The collector's part of the settings. */
export interface CollectorSettings {
  /** Feeds polled at once. */
  readonly concurrency: number;
  /** What is older is not collected: it would be deleted at once. */
  readonly retentionDays: Readonly<Record<Channel, number>>;
}

/** A collector at work. */
export interface RunningService {
  /** Polls a feed at once (or joins its poll under way), whatever its due time. Rejects with NOT_FOUND for an unknown feed. */
  pollNow(feedId: string): Promise<PollReport>;
  /** Resolves after `stop`; rejects when something failed that no later poll can mend (the bus, the store, a fault of the program). */
  readonly ended: Promise<void>;
  /** Breaks off what is being fetched and waits for the rest. What was broken off is done again at the next start. */
  stop(): Promise<void>;
}

/** Starts polling all enabled feeds by their due times. */
export async function startCollector(deps: CollectorDeps): Promise<RunningService> {
  const abort = new AbortController();
  const feeds = new Map(deps.feeds.filter((feed) => feed.enabled).map((feed) => [feed.id, feed]));
  const poll = pollWith(deps, abort.signal);
  const schedule = startSchedule<PollReport>({
    first: await dueTimes(feeds.values(), deps),
    concurrency: deps.settings.concurrency,
    clock: deps.clock,
    poll: (id) => poll(feedOf(feeds, id)),
    onFailure: () => abort.abort(),
  });
  return {
    pollNow: async (feedId) => schedule.runNow(feedOf(feeds, feedId).id),
    ended: schedule.ended,
    stop: function stop() {
      abort.abort();
      return schedule.stop();
    },
  };
}

function pollWith(deps: CollectorDeps, signal: AbortSignal) {
  const { retentionDays } = deps.settings;
  const flow = collectorFlow({ ...deps, retentionDays, signal });
  const attempt = retrying(DEFAULT_RETRY, (ms) => sleep(ms, undefined, { signal }));
  function observe(outcome: OutcomeRecord, cause: unknown): void {
    deps.metrics?.outcome(outcome);
    const { subject, step, reason, message } = outcome;
    if (cause !== null)
      deps.log("warn", "entry_waits", { document: subject, message, step, reason, cause: describeError(cause) });
  }
  return async function poll(feed: Feed): Promise<{ result: PollReport; dueAt: number }> {
    const source = sourceOf(deps.sources, feed);
    const result = await pollFeed(feed, {
      ...deps,
      store: deps.feedStore,
      source,
      flow,
      attempt,
      retentionDays,
      signal,
      observe,
    });
    deps.metrics?.poll(result.result);
    logPoll(deps.log, result);
    const after = await deps.feedStore.get(feed.id);
    return { result, dueAt: after === null ? deps.clock() : toMs(after.nextPollAt) };
  };
}

function logPoll(log: CollectorDeps["log"], report: PollReport): void {
  const { feed, result, status, ms, fetched, fresh, changed, detail } = report;
  const level = { ok: "info", not_modified: "debug", failed: "warn", refused: "warn" } as const;
  log(level[result], "feed_polled", { feed, result, status, ms, fetched, fresh, changed, detail });
}

async function dueTimes(feeds: Iterable<Feed>, deps: CollectorDeps): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const feed of feeds) {
    const state = await deps.feedStore.get(feed.id);
    times.set(feed.id, state === null ? deps.clock() : toMs(state.nextPollAt));
  }
  return times;
}

function feedOf(feeds: ReadonlyMap<string, Feed>, id: string): Feed {
  const feed = feeds.get(id);
  if (feed === undefined) throw new LangngheError("NOT_FOUND", `no enabled feed is called ${id}`, { facts: { feed: id } });
  return feed;
}

function sourceOf(sources: ReadonlyMap<string, Source>, feed: Feed): Source {
  const source = sources.get(feed.type);
  if (source !== undefined) return source;
  throw new LangngheError("CONFIG_INVALID", `feed ${feed.id} has the unknown type ${feed.type}`, { facts: { feed: feed.id } });
}

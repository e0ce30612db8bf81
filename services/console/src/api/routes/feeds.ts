import type { OutcomeCount } from "@langnghe/store";
import { z } from "zod";
import { type FeedsView, feedsView, pollsView } from "../../contract/work.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { type FeedReport, feedDays, feedReports, sum } from "../feed-health.ts";
import { memo } from "../memo.ts";
import { notFound, ruleBroken } from "../problems.ts";

const SHOWN_DAYS = 30;
const MOST_FEEDS = 1_000;
/** Polls a session may ask for in a minute: each is a request to somebody's site. */
const POLLS_PER_MINUTE = 12;
/** Records of ordinary operation; imports and replays into another index are not part of the balance. */
const LIVE_RUN = "live";

/** Is everything being heard, and what was dropped and why. */
export function feedRoutes(app: App, context: Context): void {
  const params = z.object({ id: z.string() });
  const counted = memo(context.clock, () => countAll(context));

  app.get(
    "/api/feeds",
    {
      config: { access: "feed.read" },
      schema: {
        ...described("feed.read", "Every feed with health, counts and the balance over all", "feeds"),
        response: { 200: feedsView },
      },
    },
    async () => viewOf(context, await counted()),
  );

  app.get(
    "/api/feeds/:id/polls",
    {
      config: { access: "feed.read" },
      schema: {
        ...described("feed.read", "The last polls of a feed, newest first", "feeds"),
        params,
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
        response: { 200: pollsView },
      },
    },
    async (request) => {
      requireFeed(context, request.params.id);
      return { items: [...(await context.stores.feeds.reports(request.params.id, request.query.limit))] };
    },
  );

  app.post(
    "/api/feeds/:id/poll",
    {
      config: { access: "feed.poll", perMinute: POLLS_PER_MINUTE },
      schema: {
        ...described("feed.poll", "Poll a feed now", "feeds"),
        params,
        response: { 200: pollsView.shape.items.element },
      },
    },
    async (request) => {
      requireFeed(context, request.params.id);
      if (context.pollFeed === null) throw ruleBroken("collector_is_elsewhere");
      const report = await context.pollFeed(request.params.id);
      await context.audit(callerOf(request).id, "feed.poll", `feed:${request.params.id}`, { result: report.result });
      return report;
    },
  );
}

function requireFeed(context: Context, id: string): void {
  if (!context.feeds.some((feed) => feed.id === id)) throw notFound("such feed");
}

interface Counted {
  readonly days: Map<string, readonly number[]>;
  readonly indexed: Map<string, number>;
  readonly outcomes: readonly OutcomeCount[];
}

async function countAll(context: Context): Promise<Counted> {
  const [days, indexed, outcomes] = await Promise.all([
    feedDays(context),
    context.store.documents.facet({}, "feed", MOST_FEEDS),
    context.store.work.counts({ run: LIVE_RUN, byFeed: true }),
  ]);
  return { days, outcomes, indexed: new Map(indexed.map(({ value, count }) => [value, count])) };
}

async function viewOf(context: Context, { days, indexed, outcomes }: Counted): Promise<FeedsView> {
  const reports = await feedReports(context, days);
  return {
    items: reports.map((report) => itemOf(report, indexed.get(report.feed.id) ?? 0, outcomes)),
    balance: balanceOf(reports, outcomes),
  };
}

function itemOf(
  { feed, state, health, days }: FeedReport,
  indexed: number,
  counts: readonly OutcomeCount[],
): FeedsView["items"][number] {
  const own = counts.filter((count) => count.feed === feed.id);
  const { id, label, outlet, channel, type, url, everyMinutes } = feed;
  return {
    ...{ id, label, outlet, channel, type, url, everyMinutes, health, indexed },
    lastPollAt: state?.lastPollAt ?? null,
    lastOkAt: state?.lastOkAt ?? null,
    nextPollAt: state?.nextPollAt ?? null,
    newestAt: state?.newestAt ?? null,
    detail: state?.lastReport?.detail ?? null,
    totals: state?.totals ?? null,
    droppedLater: byReason(own, "drop"),
    parkedLater: byReason(own, "park"),
    volume: days.slice(-SHOWN_DAYS),
  };
}

/**
 * What became of everything the feeds listed: `fetched = indexed + dropped + parked + onTheWay`. An entry that had not
 * changed since the last poll counts as dropped with that reason.
 */
function balanceOf(reports: readonly FeedReport[], counts: readonly OutcomeCount[]): FeedsView["balance"] {
  const dropped = byReason(counts, "drop");
  const parked = byReason(counts, "park");
  let fetched = 0;
  for (const { state } of reports) {
    if (state === null) continue;
    fetched += state.totals.fetched;
    add(dropped, "collector:unchanged", state.totals.unchanged);
    for (const [reason, count] of Object.entries(state.totals.dropped)) add(dropped, `collector:${reason}`, count);
    for (const [reason, count] of Object.entries(state.totals.parked)) add(parked, `collector:${reason}`, count);
  }
  const indexed = sum(
    counts.filter((count) => count.service === "indexer" && count.kind === "next").map((count) => count.count),
  );
  const onTheWay = fetched - indexed - sum(Object.values(dropped)) - sum(Object.values(parked));
  return { fetched, indexed, dropped, parked, onTheWay };
}

function byReason(counts: readonly OutcomeCount[], kind: "drop" | "park"): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { service, step, reason, count } of counts.filter((each) => each.kind === kind && each.service !== "collector"))
    add(reasons, `${service}.${step}:${reason ?? "unknown"}`, count);
  return reasons;
}

function add(counts: Record<string, number>, key: string, count: number): void {
  if (count > 0) counts[key] = (counts[key] ?? 0) + count;
}

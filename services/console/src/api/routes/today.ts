import { DAY_MS, type SearchFilter, toMs } from "@langnghe/domain";
import { type TodayView, todayView } from "../../contract/work.ts";
import { type App, type Context, described } from "../app.ts";
import { feedDays, feedReports } from "../feed-health.ts";
import { memo } from "../memo.ts";
import { largestStories, risingTopics } from "../rising.ts";

const UNANSWERED: SearchFilter = { channels: ["feedback"], unanswered: true };
const UNSENT = ["requested", "draft", "approved", "sending"] as const;

/** What changed since yesterday, what waits, what went silent. */
export function todayRoutes(app: App, context: Context): void {
  const changes = memo(context.clock, async () => ({
    at: context.now(),
    rising: await risingTopics(context),
    stories: await largestStories(context),
    silent: await silentFeeds(context),
  }));

  app.get(
    "/api/today",
    {
      config: { access: "search.read" },
      schema: {
        ...described("search.read", "What changed, what waits, what went silent", "today"),
        response: { 200: todayView },
      },
    },
    async (): Promise<TodayView> => ({ ...(await changes()), waiting: await waitingWork(context) }),
  );
}

async function waitingWork(context: Context): Promise<TodayView["waiting"]> {
  const { documents, work } = context.store;
  const [states, unanswered, oldest, digests, parked] = await Promise.all([
    context.stores.cases.countsByState(),
    documents.count(UNANSWERED),
    documents.search({ filter: UNANSWERED, sort: "oldest", limit: 1 }),
    context.stores.digests.list({ states: UNSENT, limit: 1 }),
    work.parked({ limit: 1 }),
  ]);
  const first = oldest.hits[0]?.document;
  const digest = digests.items[0]?.value;
  return {
    suggested: states.suggested ?? 0,
    open: states.open ?? 0,
    awaitingSecond: states.awaiting_second ?? 0,
    contested: states.contested ?? 0,
    unanswered,
    oldestUnansweredDays: first === undefined ? null : Math.floor((context.clock() - toMs(first.publishedAt)) / DAY_MS),
    digest: digest === undefined ? null : { id: digest.id, state: digest.state, day: digest.day },
    parked: parked.total,
  };
}

async function silentFeeds(context: Context): Promise<TodayView["silent"]> {
  const reports = await feedReports(context, await feedDays(context));
  return reports
    .filter(({ health }) => health === "silent" || health === "failing" || health === "refused")
    .map(({ feed, state, health }) => ({ feed: feed.id, label: feed.label, newestAt: state?.newestAt ?? null, health }));
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  type Feed,
  type FeedEntry,
  type FeedState,
  type FetchedDocument,
  feedSchema,
  LangngheError,
  type OutcomeRecord,
  type OutgoingMessage,
  type PollReport,
} from "@langnghe/domain";
import { politeFetcher } from "@langnghe/fetching";
import type { Source } from "@langnghe/sources";
import { streams } from "@langnghe/streams";
import { z } from "zod";
import { type RunningService, startCollector } from "../collector.ts";
import { freshState } from "../fresh-state.ts";

/** What the test's site lists and serves; change it between polls. */
interface TestSite {
  entries: Partial<FeedEntry>[];
  robots: string;
  /** Status of a page by path; 200 unless named. */
  readonly pageStatus: Map<string, number>;
  /** Body of a page by path; its path in a paragraph unless named. Its entity tag follows from the body. */
  readonly pageBody: Map<string, string>;
  /** Paths asked for, in order. */
  readonly asked: string[];
  feedStatus: number;
  /** Statuses with which pages were answered, in order. */
  readonly pageAnswers: number[];
}

const NO_ENTRY: FeedEntry = {
  externalId: null,
  url: null,
  title: null,
  summaryHtml: null,
  contentHtml: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
  place: null,
  answeredAt: null,
};
const listSchema = z.array(z.record(z.string(), z.unknown()));

/** A source type whose feeds are JSON lists of entries, so that these tests are about the collector alone. */
const listSource: Source = {
  type: "list",
  label: { vi: "danh sách", en: "list" },
  help: { vi: "", en: "" },
  options: z.unknown(),
  pages: true,
  poll: async (feed, deps) => {
    const fetched = await deps.fetch(feed.url, { kind: "feed", conditional: true });
    if (fetched.notModified) return { notModified: true, entries: [], broken: [] };
    const text = Buffer.from(fetched.body).toString();
    if (text === "broken") throw new LangngheError("PARSE_FAILED", "no list");
    const items = listSchema.parse(JSON.parse(text));
    const broken = items.filter(({ broken: bad }) => bad === true).map(() => ({ where: "row", cause: "bad" }));
    const entries = items.filter(({ broken: bad }) => bad !== true).map((item) => ({ ...NO_ENTRY, ...item }));
    return { notModified: false, entries, broken };
  },
};

/** A bus that keeps what is published. */
interface TestBus {
  readonly published: { stream: string; message: OutgoingMessage }[];
  publish(stream: string, messages: readonly OutgoingMessage[]): Promise<void>;
}

/** An empty bus. */
function testBus(): TestBus {
  const published: TestBus["published"] = [];
  return {
    published,
    publish: async function publish(stream, messages) {
      for (const message of messages) published.push({ stream, message });
    },
  };
}

/** What survives a crash: the bus and the feeds' memory. */
export interface Survivors {
  readonly bus: TestBus;
  readonly states: Map<string, FeedState>;
  /** Set: the process dies when it wants to save. */
  dieBeforeSave: boolean;
}

/** Nothing published, nothing remembered. */
export function survivors(): Survivors {
  return { bus: testBus(), states: new Map(), dieBeforeSave: false };
}

/** A collector on a site of its own. */
export interface Rig {
  readonly port: number;
  readonly site: TestSite;
  readonly survivors: Survivors;
  readonly outcomes: OutcomeRecord[];
  readonly collector: RunningService;
  readonly poll: () => Promise<PollReport>;
  readonly documents: () => FetchedDocument[];
  readonly state: () => FeedState | undefined;
  /** Moves the clock. */
  readonly turn: (ms: number) => void;
  close(): Promise<void>;
}

/** Noon of a day; the rig's clock stands there until turned. */
export const NOON = Date.parse("2026-11-25T12:00:00+07:00");

const DAYS = 365;

/** Starts a site on a free port (or `port`) and a collector of one feed on it; the clock stands at {@link NOON}. */
export async function startRig(options: { feed?: Partial<Feed>; survivors?: Survivors; port?: number } = {}): Promise<Rig> {
  const site: TestSite = {
    entries: [],
    robots: "",
    pageStatus: new Map(),
    pageBody: new Map(),
    asked: [],
    feedStatus: 200,
    pageAnswers: [],
  };
  const server = createServer((request, response) => serve(site, request, response));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const kept = options.survivors ?? survivors();
  const outcomes: OutcomeRecord[] = [];
  let now = NOON;
  const clock = () => now;
  const fetcher = politeFetcher({ contact: "test", allow: [{ host: "*.localhost", port }], delayMs: 0, clock });
  const feed = feedSchema.parse({ ...FEED, url: `http://bao.localhost:${port}/feed`, ...options.feed });
  const collector = await startCollector({
    feeds: [feed],
    sources: new Map([["list", listSource]]),
    bus: kept.bus,
    feedStore: {
      get: async (id) => kept.states.get(id) ?? notDue(id),
      save: async (state) => {
        if (kept.dieBeforeSave) throw new Error("killed");
        kept.states.set(state.feed, structuredClone(state));
      },
    },
    work: { record: async (records) => void outcomes.push(...records) },
    fetch: fetcher.fetch,
    clock,
    log: () => undefined,
    settings: { concurrency: 2, retentionDays: { news: DAYS, official: DAYS, community: DAYS, feedback: DAYS } },
  });
  return {
    port,
    site,
    survivors: kept,
    outcomes,
    collector,
    poll: () => collector.pollNow(feed.id),
    documents: () =>
      kept.bus.published
        .filter(({ stream }) => stream === streams.documentsFetched.name)
        .map(({ message }) => streams.documentsFetched.codec.decode(message.value)),
    state: () => kept.states.get(feed.id),
    turn: (ms) => {
      now += ms;
    },
    close: async function close() {
      await collector.stop();
      await fetcher.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const FEED = { id: "bao", label: "Báo", type: "list", outlet: "bao", channel: "news", everyMinutes: 30 } as const;

/** Not due by itself: these tests say when to poll. */
function notDue(feed: string): FeedState {
  return freshState(feed, "2099-01-01T00:00:00.000Z");
}

function serve(site: TestSite, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "/";
  site.asked.push(path);
  if (path === "/robots.txt") {
    response.end(site.robots);
  } else if (path === "/feed") {
    const body = site.feedStatus === 299 ? "broken" : JSON.stringify(site.entries);
    const etag = `"${Buffer.from(body).toString("base64url").slice(-40)}${body.length}"`;
    const same = site.feedStatus === 200 && request.headers["if-none-match"] === etag;
    response.writeHead(same ? 304 : site.feedStatus, { etag }).end(same ? undefined : body);
  } else {
    servePage(site, path, { request, response });
  }
}

function servePage(
  site: TestSite,
  path: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  const body = site.pageBody.get(path) ?? `<p>Trang ${path}</p>`;
  const etag = `"${Buffer.from(body).toString("base64url").slice(-40)}${body.length}"`;
  const status = site.pageStatus.get(path) ?? (request.headers["if-none-match"] === etag ? 304 : 200);
  site.pageAnswers.push(status);
  response.writeHead(status, { "content-type": "text/html", etag }).end(status === 304 ? undefined : body);
}

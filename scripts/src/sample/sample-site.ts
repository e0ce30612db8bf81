import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Clock, LangngheError } from "@langnghe/domain";
import { OUTLETS, type SampleFeed, type SampleOutlet } from "./catalogue.ts";
import { FEED_FORMS } from "./feed-forms.ts";
import { loadDocuments } from "./load-documents.ts";
import { articlePage } from "./pages/article.ts";
import { outletHome, siteIndex } from "./pages/home.ts";
import { type PublishedDocument, type TimedFeed, timedFeed } from "./published.ts";

/** Where the sample is read from and in which time it lives. */
export interface SampleSiteOptions {
  /** The sample's folder, `config/sample`. */
  readonly dir: string;
  /** 0 for any free one. Addresses hold it, and where a feed gives no ids of its own document ids follow from addresses: keep it. */
  readonly port: number;
  /** First start, ms since 1970: the moment to which the sample's times are relative. */
  readonly anchor: number;
  readonly clock: Clock;
  /** Where to keep the parsed documents, so that the next start is quick. */
  readonly cacheFile?: string;
}

/** A running sample site. */
export interface SampleSite {
  readonly port: number;
  close(): Promise<void>;
}

const MAX_RELATED = 5;
const HOME_ENTRIES = 20;

interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** When what it shows changed last, ms since 1970; left out where nobody asks. */
  readonly modifiedAt?: number;
}

/** An outlet with its feeds' documents in time. */
interface Place {
  readonly outlet: SampleOutlet;
  readonly feeds: readonly { readonly feed: SampleFeed; readonly timed: TimedFeed }[];
}

const NOT_FOUND: Reply = { status: 404, contentType: "text/plain; charset=utf-8", body: "Không tìm thấy trang này.\n" };

/** Serves all outlets of the sample on 127.0.0.1, told apart by the Host header. Rejects with PORT_TAKEN. */
export async function startSampleSite(options: SampleSiteOptions): Promise<SampleSite> {
  const documents = await loadDocuments(options.dir, options.cacheFile);
  const places = new Map(OUTLETS.map((outlet) => [outlet.host, placeOf(outlet, { documents, anchor: options.anchor })]));
  let port = options.port;
  const server = createServer((request, response) => {
    const place = places.get(request.headers.host?.split(".localhost")[0] ?? "");
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const now = options.clock();
    const origin = place === undefined ? "" : `http://${place.outlet.host}.localhost:${port}`;
    send(request, response, place === undefined ? siteReply(path, port) : outletReply(place, { path, origin, now }));
  });
  port = await listen(server, options.port);
  return { port, close: () => closeServer(server) };
}

function placeOf(outlet: SampleOutlet, source: Parameters<typeof timedFeed>[2]): Place {
  return { outlet, feeds: outlet.feeds.map((feed) => ({ feed, timed: timedFeed(outlet, feed, source) })) };
}

function siteReply(path: string, port: number): Reply {
  return path === "/" ? html(siteIndex(port)) : NOT_FOUND;
}

function outletReply(place: Place, asked: { path: string; origin: string; now: number }): Reply {
  const { outlet, feeds } = place;
  const { path, origin, now } = asked;
  if (path === "/robots.txt") return { status: 200, contentType: "text/plain; charset=utf-8", body: outlet.robots };
  if (path === "/") return html(outletHome(outlet, origin, newestOf(place, now).slice(0, HOME_ENTRIES)));
  const listed = feeds.find(({ feed }) => feed.path === path);
  if (listed !== undefined) {
    const documents = listed.timed.listed(now);
    const written = FEED_FORMS[listed.feed.form]({ outlet, feed: listed.feed, origin, documents });
    return { status: 200, ...written, modifiedAt: Math.max(0, ...documents.map(({ modifiedAt }) => modifiedAt)) };
  }
  return articleReply(place, asked);
}

function articleReply(place: Place, { path, origin, now }: { path: string; origin: string; now: number }): Reply {
  for (const { feed, timed } of place.feeds) {
    const document = path.startsWith(feed.pages) ? timed.at(path, now) : null;
    if (document === null) continue;
    const related = newestOf(place, now)
      .filter(({ id, title }) => id !== document.id && title !== null)
      .slice(0, MAX_RELATED);
    return { ...html(articlePage({ outlet: place.outlet, feed, origin, document, related })), modifiedAt: document.modifiedAt };
  }
  return NOT_FOUND;
}

function newestOf({ feeds }: Place, now: number): PublishedDocument[] {
  return feeds.flatMap(({ timed }) => timed.listed(now)).sort((a, b) => b.publishedAt - a.publishedAt);
}

function html(body: string): Reply {
  return { status: 200, contentType: "text/html; charset=utf-8", body };
}

/** Sends with an entity tag and a date, and 304 to who has the same already. */
function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const etag = `"${createHash("sha256").update(reply.body).digest("base64url").slice(0, 22)}"`;
  response.setHeader("etag", etag);
  if (reply.modifiedAt !== undefined) response.setHeader("last-modified", new Date(reply.modifiedAt).toUTCString());
  if (reply.status === 200 && hasSame(request, etag, reply.modifiedAt)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(reply.status, { "content-type": reply.contentType, "cache-control": "no-cache" });
  response.end(request.method === "HEAD" ? undefined : reply.body);
}

/** RFC 9110, 13.1: the tag decides; the date only when no tag was sent. */
function hasSame({ headers }: IncomingMessage, etag: string, modifiedAt: number | undefined): boolean {
  if (headers["if-none-match"] !== undefined) return headers["if-none-match"] === etag;
  const since = Date.parse(headers["if-modified-since"] ?? "");
  const SECOND_MS = 1_000;
  return modifiedAt !== undefined && since >= Math.floor(modifiedAt / SECOND_MS) * SECOND_MS;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new LangngheError("PORT_TAKEN", `the sample site cannot listen on port ${port}`, { facts: { port }, cause })),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

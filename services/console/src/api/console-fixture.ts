import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClassifiedDocument, type Feed, feedSchema, type OutgoingMessage, type Role } from "@langnghe/domain";
import { silentLog } from "@langnghe/runtime";
import { type Store, sqliteStore } from "@langnghe/store";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import type { App } from "./app.ts";
import type { ConsoleDeps } from "./deps.ts";
import { buildServer } from "./server.ts";
import { createSessions } from "./sessions.ts";
import { consoleStores } from "./stores.ts";

/** A Wednesday, 14:00 in Vietnam. */
export const NOW = Date.parse("2026-11-25T07:00:00.000Z");

/** A console over a store of its own, for tests: requests are injected, nothing listens. */
export interface TestConsole {
  readonly app: App;
  readonly store: Store;
  readonly deps: ConsoleDeps;
  readonly published: { stream: string; messages: readonly OutgoingMessage[] }[];
  /** Moves the clock, ms. */
  advance(ms: number): void;
  /** A signed-in account of a role, with its password already changed. */
  as(role: Role, options?: { name?: string; body?: string }): Promise<Signed>;
  /** Writes documents as the indexer would. */
  put(...documents: ClassifiedDocument[]): Promise<void>;
  close(): Promise<void>;
}

export interface Signed {
  readonly id: string;
  readonly cookie: string;
  get(url: string): Promise<LightMyRequestResponse>;
  send(method: "POST" | "PUT" | "PATCH" | "DELETE", url: string, body?: object): Promise<LightMyRequestResponse>;
}

export const FEEDS: readonly Feed[] = [
  feed("bao", "bao-lam", "news"),
  feed("cong", "cong-tinh", "official"),
  feed("dien-dan", "dien-dan", "community"),
  feed("tong-dai", "tong-dai", "feedback"),
];

export async function testConsole(changes: Partial<ConsoleDeps> = {}): Promise<TestConsole> {
  const folder = mkdtempSync(join(tmpdir(), "console-"));
  const store = sqliteStore({ file: join(folder, "test.db") });
  const published: TestConsole["published"] = [];
  let now = NOW;
  const deps: ConsoleDeps = {
    store,
    bus: { publish: async (stream, messages) => void published.push({ stream, messages }) },
    settings: { host: "127.0.0.1", port: 0, sessionHours: 12 },
    catalogue: CATALOGUE,
    feeds: FEEDS,
    series: [{ id: "sang", label: { vi: "Bản tin sáng", en: "Morning digest" }, sendAt: "07:00" }],
    clock: () => now,
    log: silentLog,
    metrics: async () => "langnghe_up 1\n",
    health: () => [],
    archive: async (url) => ({
      title: "Trang",
      text: `Nội dung của ${url}`,
      sha256: "a".repeat(64),
      at: new Date(now).toISOString(),
    }),
    pollFeed: null,
    renderDigest: (digest) => ({ html: `<!doctype html><h1>${digest.title}</h1>` }),
    sentences: (text) =>
      [...text.matchAll(/[^.]+\.?/g)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
    redact: (text) => text.replaceAll(/\d{9,}/g, "[…]"),
    webRoot: join(folder, "web"),
    ...changes,
  };
  const app = await buildServer(deps);
  return {
    app,
    store,
    deps,
    published,
    advance: (ms) => {
      now += ms;
    },
    as: (role, options) => signedIn({ app, store, clock: deps.clock }, role, options),
    put: async (...documents) => {
      const indexedAt = new Date(now).toISOString();
      await store.documents.put(documents.map((document) => ({ document, story: document.id, bands: [], indexedAt })));
    },
    async close() {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A document with sensible values; `id` also makes its revision. */
export function documentOf(id: string, changes: Partial<ClassifiedDocument> = {}): ClassifiedDocument {
  return {
    ...{ id, revision: `r-${id}`, feed: "bao", outlet: "bao-lam", channel: "news", url: `https://bao.example/${id}` },
    ...{ fetchedAt: "2026-11-25T06:00:00.000Z", publishedAt: "2026-11-25T05:00:00.000Z", publishedFrom: "entry" },
    ...{ title: `Tin ${id}`, text: `Mở đầu. Đập Phú Mộc bị nứt. Kết thúc ${id}.`, modifiedAt: null, answeredAt: null },
    ...{ language: "vi", kind: "article", categories: [], place: null, redactions: {}, signature: [] },
    ...{ topics: [], places: [], claims: [], flag: false, models: { topics: "t1", claims: "c1" } },
    ...changes,
  };
}

let names = 0;

async function signedIn(
  console: { app: App; store: Store; clock: () => number },
  role: Role,
  options: { name?: string; body?: string } = {},
): Promise<Signed> {
  names += 1;
  const name = options.name ?? `${role}-${names}`;
  const { accounts } = consoleStores(console.store.records);
  const id = `acc_${name}`;
  // Without a password: nobody signs in with it, and hashing one takes as long as a whole test.
  const account = { id, name, displayName: name, role, body: options.body ?? null, password: "none", createdAt: "" };
  await accounts.put({ ...account, mustChangePassword: false, disabled: false }, 0);
  const token = await createSessions(accounts, console.clock, 12).open(id);
  return requester(console.app, id, `langnghe_session=${token}`);
}

/** Sends requests with a session's cookie and, for changes, the header. */
export function requester(app: App, id: string, cookie: string): Signed {
  const inject = (options: InjectOptions) => app.inject({ ...options, headers: { cookie, "x-langnghe": "1" } });
  return {
    id,
    cookie,
    get: (url) => inject({ method: "GET", url }),
    send: (method, url, body) => inject({ method, url, ...(body === undefined ? {} : { payload: body }) }),
  };
}

function feed(id: string, outlet: string, channel: Feed["channel"]): Feed {
  return feedSchema.parse({ id, label: `Nguồn ${id}`, type: "feed", url: `https://${outlet}.example/rss`, outlet, channel });
}

const NAMED = (id: string) => ({ id, label: { vi: id, en: id } });
const CATALOGUE: ConsoleDeps["catalogue"] = {
  topics: ["land", "water"].map(NAMED),
  places: ["lam-giang", "dong-say"].map(NAMED),
  outlets: FEEDS.map((each) => NAMED(each.outlet)),
  feeds: FEEDS.map((each) => ({ ...NAMED(each.id), outlet: each.outlet, channel: each.channel })),
  bodies: [NAMED("so-nnmt")],
  channels: FEEDS.map(({ channel }) => ({ id: channel, purpose: { vi: "Lắng nghe", en: "To listen" }, retentionDays: 365 })),
  sample: false,
};

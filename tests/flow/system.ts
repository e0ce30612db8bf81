import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { FeedState, StoredDocument, StoredMessage } from "@langnghe/domain";
import { createLog, createMetrics, stopAll } from "@langnghe/runtime";
import { feedStore, type OutcomeCount } from "@langnghe/store";
import { z } from "zod";
import { loadDocuments } from "../../scripts/src/sample/load-documents.ts";
import type { SampleDocument } from "../../scripts/src/sample/sample-document.ts";
import { sampleTime } from "../../scripts/src/sample/sample-time.ts";
import { type Embedded, startEmbedded } from "../../scripts/src/system/embedded.ts";
import { type Installation, openInstallation } from "../../scripts/src/system/installation.ts";
import { loadConfig } from "../../scripts/src/system/load-config.ts";
import { ROOT } from "../../scripts/src/system/paths.ts";

/** The feed that its site's robots.txt keeps closed. */
export const CLOSED_FEED = "cq-kin";
const anchorSchema = z.object({ anchor: z.number() });

/** The whole system on a folder, with what tests ask it. */
export interface System extends Installation {
  readonly running: Embedded;
  readonly folder: string;
  /** First start: what the sample's times are relative to. */
  readonly anchor: number;
  stop(): Promise<void>;
}

/** Starts the product in this process, as `langnghe start` does, with the clock turned on by `aheadMs`. */
export async function startSystem(folder: string, aheadMs = 0): Promise<System> {
  const config = loadConfig({}, { data: folder, port: await freePort() });
  const installation = await openInstallation(config);
  const log = createLog({ level: "info", file: join(folder, "log", "langnghe.log") });
  const clock = () => Date.now() + aheadMs;
  const running = await startEmbedded(config, installation, { log, metrics: createMetrics() }, clock);
  return {
    ...installation,
    running,
    folder,
    anchor: anchorSchema.parse(JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"))).anchor,
    async stop() {
      await stopAll(running.parts, log);
      await installation.close();
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Everything that the sample's files hold. */
export function sampleDocuments(): Promise<readonly SampleDocument[]> {
  return loadDocuments(join(ROOT, "config", "sample"));
}

/** Documents that the sample's files call reprints, each with what it reprints. */
export function reprints(): { readonly id: string; readonly same: string }[] {
  const dir = join(ROOT, "config", "sample", "documents");
  const entries = readdirSync(dir).flatMap((name) =>
    readFileSync(join(dir, name), "utf8")
      .split(/^- id: /m)
      .slice(1),
  );
  return entries.flatMap((entry) => {
    const same = /^ {2}same: (\S+)$/m.exec(entry)?.[1];
    return same === undefined || !/^ {2}as: reprint$/m.test(entry) ? [] : [{ id: entry.split("\n")[0]?.trim() ?? "", same }];
  });
}

/** What the sample's sites have published by a moment, as far as anyone may collect it. */
export function outBy(documents: readonly SampleDocument[], anchor: number, now: number): SampleDocument[] {
  return documents.filter(({ feed, at }) => feed !== CLOSED_FEED && sampleTime(at, anchor) <= now);
}

/** Waits until something holds; rejects with what was seen last. */
export async function until(holds: () => Promise<boolean>, withinMs: number, seen: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new RangeError(`not within ${withinMs} ms; seen: ${JSON.stringify(await seen())}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** All documents of the store, by id. */
export async function storedDocuments({ store }: Installation): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for await (const document of store.documents.scan({})) found.push(document);
  return found;
}

/** All messages of a stream. */
export async function messagesOf({ bus }: Installation, stream: string): Promise<StoredMessage[]> {
  const found: StoredMessage[] = [];
  for await (const message of bus.read(stream)) found.push(message);
  return found;
}

export async function feedStates({ store }: Installation): Promise<Map<string, FeedState>> {
  return new Map((await feedStore(store.records).all()).map((state) => [state.feed, state]));
}

/** Sum of the numbers of a record. */
export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

/** How many outcomes of a service ended in one way. */
export function ended(counts: readonly OutcomeCount[], service: string, kind?: OutcomeCount["kind"]): number {
  const chosen = counts.filter((each) => each.service === service && (kind === undefined || each.kind === kind));
  return chosen.reduce((all, { count }) => all + count, 0);
}

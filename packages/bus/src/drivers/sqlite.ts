import { resolve } from "node:path";
import { type Clock, LangngheError, type StoredMessage, systemClock } from "@langnghe/domain";
import type { BusDriver } from "../bus-driver.ts";
import { checkOptions, checkSizes } from "../check-calls.ts";
import type { MessageBus, ReadRange } from "../message-bus.ts";
import { backgroundKeeper } from "./sqlite-background.ts";
import { openSqliteLog, type SqliteLog } from "./sqlite-log.ts";
import { type SqliteSubscription, startSubscription } from "./sqlite-subscription.ts";

export interface SqliteBusOptions {
  readonly file: string;
  readonly clock?: Clock;
  /** How often another process's messages are looked for, ms. Messages of this process are delivered at once. */
  readonly pollMs?: number;
}

/** The file of an embedded installation; bus and store share it. */
const DEFAULT_FILE = "langnghe.sqlite";
/** A look at `data_version` costs 2 µs: five a second are nothing, and a person does not notice 200 ms. */
const POLL_MS = 200;
/** Messages read at a time by `read`. */
const READ_CHUNK = 200;

/** `sqlite:` in the data folder, `sqlite:<file>` elsewhere. */
export const sqliteDriver: BusDriver = {
  scheme: "sqlite",
  label: "one file on this machine",
  open: async (rest, { folder, clock }) =>
    sqliteBus({ file: resolve(folder, rest === "" ? DEFAULT_FILE : rest), ...(clock && { clock }) }),
};

/** The log of an embedded installation: one partition a stream, every publish one durable transaction (WAL, FULL). */
export function sqliteBus({ file, clock = systemClock, pollMs = POLL_MS }: SqliteBusOptions): MessageBus {
  const log = openSqliteLog(file, clock);
  const subscriptions = new Set<SqliteSubscription>();
  const keeper = backgroundKeeper(log, subscriptions, pollMs);
  let closed = false;
  function assertOpen(): void {
    if (closed) throw new LangngheError("USAGE", "the bus is closed", { facts: { file } });
  }

  return {
    publish: async function publish(stream, messages) {
      assertOpen();
      checkSizes(stream, messages);
      if (messages.length === 0) return;
      keeper.withPositions((positions) => log.append(stream, messages, positions));
      for (const subscription of subscriptions) if (subscription.stream === stream) subscription.wake();
    },
    subscribe: async function subscribe(options, handler) {
      assertOpen();
      checkOptions(options);
      const subscription = startSubscription(options, handler, {
        log,
        flush: keeper.flush,
        settled: keeper.flushSoon,
        done: (ended) => {
          subscriptions.delete(ended);
          if (subscriptions.size === 0) keeper.stop();
        },
      });
      subscriptions.add(subscription);
      keeper.start();
      return subscription;
    },
    read: async function* read(stream, range = {}) {
      assertOpen();
      yield* readRange(log, stream, range);
    },
    lag: async function lag(stream, group) {
      assertOpen();
      keeper.flush();
      return lagOf(log, clock(), stream, group);
    },
    trim: async function trim(stream, before) {
      assertOpen();
      keeper.flush();
      const old = log.offsetAt(stream, before);
      return log.removeBelow(stream, Math.min(old, log.slowestGroup(stream) ?? old));
    },
    close: async function close() {
      if (closed) return;
      closed = true;
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      keeper.flush();
      keeper.stop();
      log.close();
    },
  };
}

async function* readRange(log: SqliteLog, stream: string, { from, to, key }: ReadRange): AsyncGenerator<StoredMessage> {
  const within = (message: StoredMessage): boolean =>
    message.at >= (from ?? 0) && message.at < (to ?? Number.POSITIVE_INFINITY);
  if (key !== undefined) {
    yield* log.readKey(stream, key).filter(within);
    return;
  }
  // The end is fixed when reading begins: a reader that publishes what it reads would never come to one.
  const end = to === undefined ? log.bounds(stream).next : log.offsetAt(stream, to);
  let next = from === undefined ? log.bounds(stream).first : log.offsetAt(stream, from);
  while (next < end) {
    const messages = log.read(stream, next, Math.min(READ_CHUNK, end - next));
    const last = messages.at(-1);
    if (last === undefined) return;
    yield* messages;
    next = last.offset + 1;
  }
}

function lagOf(log: SqliteLog, now: number, stream: string, group: string): { messages: number; oldestMs: number } {
  const { first, next } = log.bounds(stream);
  const position = Math.max(first, log.position(stream, group) ?? first);
  const oldest = log.takenAt(stream, position);
  return { messages: Math.max(0, next - position), oldestMs: oldest === null ? 0 : Math.max(0, now - oldest) };
}

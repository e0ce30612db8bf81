import { setTimeout as sleepFor } from "node:timers/promises";
import type { Clock } from "@langnghe/domain";
import PQueue from "p-queue";
import { failed } from "./refusal.ts";

/** What the queue reads from an answer to learn that a host wants rest. */
export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | null;
}

/** Takes turns: one request in flight a host, a pause between two, and a bound on all of them together. */
export interface HostQueue {
  /**
   * Runs `task` when its host's turn comes. `crawlDelayMs` (what robots.txt asks for) lengthens the pause after it.
   * Rejects with FETCH_FAILED (`backing_off`) at once when the host asked for a longer rest than `maxWaitMs`.
   */
  run<T extends Answer>(url: URL, task: () => Promise<T>, options?: RunOptions): Promise<T>;
  /** Requests that wait or run, for the metrics. */
  readonly waiting: number;
}

/** What goes with one request. */
export interface RunOptions {
  readonly crawlDelayMs?: number | null;
  readonly signal?: AbortSignal;
}

/** How turns are taken. */
export interface HostQueueOptions {
  /** Pause between two requests to one host, ms. 5 s is what polite crawlers of news sites keep. */
  readonly delayMs?: number;
  /** Pause by `host:port` where it differs, ms; 0 switches robots' crawl-delay off too (the sample site). */
  readonly overrides?: Readonly<Record<string, number>>;
  /** Requests in flight over all hosts. */
  readonly concurrency?: number;
  readonly clock: Clock;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

interface Host {
  readonly queue: PQueue;
  nextAt: number;
  /** 429 and 503 in a row. */
  refusals: number;
}

const DEFAULT_DELAY_MS = 5_000;
const DEFAULT_CONCURRENCY = 16;
/** First rest after a 429 or 503 that names no time; doubles up to the longest. */
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 6 * 3_600_000;
/** Longer rests are not waited out in memory: the caller comes back at its next poll. */
const MAX_WAIT_MS = 60_000;
/** Hosts kept; above it those at rest are forgotten. */
const MAX_HOSTS = 2_000;
const THROTTLES: readonly number[] = [429, 503];

/** Makes the queue. One per process. */
export function hostQueue(options: HostQueueOptions): HostQueue {
  const hosts = new Map<string, Host>();
  const all = new PQueue({ concurrency: options.concurrency ?? DEFAULT_CONCURRENCY });
  const sleep = options.sleep ?? abortableSleep;
  let waiting = 0;
  function hostOf(name: string): Host {
    if (hosts.size > MAX_HOSTS) forgetIdle(hosts, options.clock());
    const host = hosts.get(name) ?? { queue: new PQueue({ concurrency: 1 }), nextAt: 0, refusals: 0 };
    hosts.set(name, host);
    return host;
  }
  async function turn<T extends Answer>(url: URL, task: () => Promise<T>, run: RunOptions): Promise<T> {
    const host = hostOf(url.host);
    const wait = host.nextAt - options.clock();
    if (wait > MAX_WAIT_MS) throw failed(url, "backing_off", { facts: { retryAfterMs: wait } });
    if (wait > 0) await sleep(wait, run.signal).catch((cause) => Promise.reject(failed(url, "aborted", { cause })));
    const pause = pauseOf(url.host, options, run.crawlDelayMs ?? 0);
    try {
      const answer = await all.add(task);
      learn(host, answer, options.clock());
      return answer;
    } finally {
      host.nextAt = Math.max(host.nextAt, options.clock() + pause);
    }
  }
  return {
    get waiting() {
      return waiting;
    },
    run: async function run(url, task, runOptions = {}) {
      waiting += 1;
      try {
        return await hostOf(url.host).queue.add(() => turn(url, task, runOptions));
      } finally {
        waiting -= 1;
      }
    },
  };
}

function pauseOf(host: string, options: HostQueueOptions, crawlDelayMs: number): number {
  const override = options.overrides?.[host];
  if (override === 0) return 0;
  return Math.max(override ?? options.delayMs ?? DEFAULT_DELAY_MS, crawlDelayMs);
}

/** A throttled host rests as long as it says, else longer each time. */
function learn(host: Host, answer: Answer, now: number): void {
  if (!THROTTLES.includes(answer.status)) {
    host.refusals = 0;
    return;
  }
  const own = Math.min(FIRST_REST_MS * 2 ** host.refusals, LONGEST_REST_MS);
  host.refusals += 1;
  host.nextAt = now + Math.min(answer.retryAfterMs ?? own, LONGEST_REST_MS);
}

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  for (const [name, host] of hosts) {
    const idle = host.queue.size === 0 && host.queue.pending === 0 && host.nextAt <= now;
    if (idle) hosts.delete(name);
  }
}

async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
  await sleepFor(ms, undefined, signal === undefined ? {} : { signal });
}

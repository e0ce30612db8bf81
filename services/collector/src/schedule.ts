import type { Clock } from "@langnghe/domain";
import { dueHeap } from "./due-heap.ts";

/** Looks at the clock at least this often, so that a machine that slept or whose clock was set catches up. */
const LONGEST_SLEEP_MS = 60_000;

/** Runs feeds when they are due, some at once, one poll a feed at a time. */
export interface Schedule<R> {
  /** Polls now, or joins the poll of this feed that is under way. */
  runNow(id: string): Promise<R>;
  /** Resolves after a stop, rejects with the first failure of `poll`. */
  readonly ended: Promise<void>;
  /** Starts nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** What is polled, when first, and how. */
export interface ScheduleOptions<R> {
  readonly first: ReadonlyMap<string, number>;
  /** Polls one feed; resolves with its result and when it is due again. */
  readonly poll: (id: string) => Promise<{ readonly result: R; readonly dueAt: number }>;
  readonly concurrency: number;
  readonly clock: Clock;
  /** Told of the first failure of a poll that was due, before `ended` rejects: what else is under way should break off. */
  readonly onFailure?: () => void;
}

/** A poll asked for by hand that failed unexpectedly is tried again by the schedule after this. */
const AGAIN_AFTER_MS = 60_000;

/** Starts at once. */
export function startSchedule<R>(options: ScheduleOptions<R>): Schedule<R> {
  const due = dueHeap();
  const running = new Map<string, Promise<R>>();
  const end = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  for (const [id, at] of options.first) due.push(id, at);

  async function pollOnce(id: string): Promise<R> {
    due.remove(id);
    try {
      const { result, dueAt } = await options.poll(id);
      due.push(id, dueAt);
      return result;
    } catch (error) {
      due.push(id, options.clock() + AGAIN_AFTER_MS);
      throw error;
    } finally {
      running.delete(id);
      setImmediate(startDue);
    }
  }
  function run(id: string): Promise<R> {
    const under = running.get(id) ?? pollOnce(id);
    running.set(id, under);
    return under;
  }
  async function fail(error: unknown): Promise<void> {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    options.onFailure?.();
    // Whoever starts a successor must not meet a poll of ours on the same feed.
    await Promise.allSettled(running.values());
    end.reject(error);
  }
  function startDue(): void {
    clearTimeout(timer);
    while (!stopped && running.size < options.concurrency) {
      const id = due.takeDue(options.clock());
      if (id === null) break;
      run(id).catch(fail);
    }
    const nextAt = due.nextAt();
    if (stopped || nextAt === null || running.size >= options.concurrency) return;
    timer = setTimeout(startDue, Math.min(LONGEST_SLEEP_MS, Math.max(0, nextAt - options.clock())));
  }
  startDue();
  return {
    runNow: run,
    ended: end.promise,
    stop: async function stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled(running.values());
      end.resolve();
    },
  };
}

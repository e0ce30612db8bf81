import { isRetryable } from "@langnghe/domain";
import type { GroupPosition, SqliteLog } from "./sqlite-log.ts";
import type { SqliteSubscription } from "./sqlite-subscription.ts";

/**
 * Positions are written this long after a message settled, all together: one fsync instead of one a batch. What settled
 * since is delivered again after a crash; ids make that harmless.
 */
const COMMIT_AFTER_MS = 50;

/** What a bus does without being called: committing positions, and looking for other processes' messages. */
export interface BackgroundKeeper {
  /** Runs a write that takes the moved positions along, and remembers them as durable when it worked. */
  withPositions(write: (positions: readonly GroupPosition[]) => void): void;
  flush(): void;
  flushSoon(): void;
  start(): void;
  stop(): void;
}

export function backgroundKeeper(
  log: SqliteLog,
  subscriptions: ReadonlySet<SqliteSubscription>,
  pollMs: number,
): BackgroundKeeper {
  let commitTimer: NodeJS.Timeout | null = null;
  let pollTimer: NodeJS.Timeout | null = null;
  let seen = log.otherWrites();

  function withPositions(write: (positions: readonly GroupPosition[]) => void): void {
    const moved = [...subscriptions].flatMap((subscription) => {
      const position = subscription.movedPosition();
      return position === null ? [] : [{ subscription, position }];
    });
    write(moved.map(({ position }) => position));
    for (const { subscription, position } of moved) subscription.confirm(position.next);
  }
  function flush(): void {
    if (commitTimer !== null) clearTimeout(commitTimer);
    commitTimer = null;
    withPositions((positions) => {
      if (positions.length > 0) log.commit(positions);
    });
  }
  function flushSoon(): void {
    commitTimer ??= setTimeout(() => inBackground(flush), COMMIT_AFTER_MS);
  }
  function look(): void {
    const now = log.otherWrites();
    if (now === seen) return;
    seen = now;
    for (const subscription of subscriptions) subscription.wake();
  }
  /** No caller waits for this work: a passing fault is tried again, any other one ends the subscriptions with it. */
  function inBackground(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (isRetryable(error)) flushSoon();
      else for (const subscription of subscriptions) subscription.fail(error);
    }
  }
  return {
    withPositions,
    flush,
    flushSoon,
    start: function start() {
      pollTimer ??= setInterval(() => inBackground(look), pollMs);
    },
    stop: function stop() {
      if (pollTimer !== null) clearInterval(pollTimer);
      pollTimer = null;
    },
  };
}

import type { Delivery, StoredMessage } from "@langnghe/domain";
import type { BatchHandler, SubscribeOptions, Subscription } from "../message-bus.ts";
import type { GroupPosition, SqliteLog } from "./sqlite-log.ts";

/** A subscription of the embedded log, as its bus sees it. */
export interface SqliteSubscription extends Subscription {
  readonly stream: string;
  /** Says that there may be new messages. */
  wake(): void;
  /** The position to commit when it moved since the last one confirmed, else null. */
  movedPosition(): GroupPosition | null;
  /** Says that a position is durable. */
  confirm(next: number): void;
  /** Ends the subscription with an error of the driver. */
  fail(error: unknown): void;
}

export interface SubscriptionDeps {
  readonly log: SqliteLog;
  /** Commits the positions of every subscription now. */
  flush(): void;
  /** Asks for a commit soon. */
  settled(): void;
  /** Called once, when the subscription has ended. */
  done(subscription: SqliteSubscription): void;
}

/** Starts delivering. `next` and `unsettled` alone decide the position: the lowest offset that has not settled. */
export function startSubscription(
  options: SubscribeOptions,
  handler: BatchHandler,
  deps: SubscriptionDeps,
): SqliteSubscription {
  const { stream, group, maxBatch } = options;
  const maxUnsettled = Math.max(options.maxUnsettled, maxBatch);
  let next = deps.log.join(stream, group);
  let committed = next;
  /** Delivered and not settled, in order of offset: the first one is the lowest. */
  const unsettled = new Set<number>();
  const signal = wakeSignal();
  let stopping = false;
  let failure: { readonly error: unknown } | null = null;

  const deliveryOf = (message: StoredMessage): Delivery => ({
    ...message,
    settle: function settle() {
      if (!unsettled.delete(message.offset)) return;
      deps.settled();
      signal.wake();
    },
  });

  async function deliver(): Promise<void> {
    while (!stopping) {
      if (failure !== null) throw failure.error;
      const room = Math.min(maxBatch, maxUnsettled - unsettled.size);
      const messages = room > 0 ? deps.log.read(stream, next, room) : [];
      const last = messages.at(-1);
      if (last === undefined) {
        await signal.wait();
        continue;
      }
      for (const message of messages) unsettled.add(message.offset);
      next = last.offset + 1;
      await handler(messages.map(deliveryOf));
      // A handler that never waits would otherwise starve timers and signals.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function run(): Promise<void> {
    try {
      await deliver();
    } finally {
      release(subscription, deps);
    }
  }

  const ended = new Promise<void>((resolve, reject) => {
    setImmediate(() => run().then(resolve, reject));
  });
  const subscription: SqliteSubscription = {
    stream,
    ended,
    wake: signal.wake,
    movedPosition: function movedPosition() {
      const lowest = unsettled.values().next().value ?? next;
      return lowest === committed ? null : { stream, group, next: lowest };
    },
    confirm: function confirm(durable) {
      committed = durable;
    },
    fail: function fail(error) {
      failure = { error };
      signal.wake();
    },
    stop: async function stop() {
      stopping = true;
      signal.wake();
      // What it failed with is told by `ended`; stopping what has failed is not a second failure.
      await ended.catch(() => undefined);
    },
  };
  return subscription;
}

/** What settled is kept, and the bus forgets the subscription even when that fails. */
function release(subscription: SqliteSubscription, deps: SubscriptionDeps): void {
  try {
    deps.flush();
  } finally {
    deps.done(subscription);
  }
}

/** Waiting that a call to `wake` ends, also one that came just before. */
function wakeSignal(): { wake(): void; wait(): Promise<void> } {
  let pending = false;
  let waiting: (() => void) | null = null;
  return {
    wake: function wake() {
      pending = true;
      waiting?.();
    },
    wait: async function wait() {
      if (!pending) {
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
      waiting = null;
      pending = false;
    },
  };
}

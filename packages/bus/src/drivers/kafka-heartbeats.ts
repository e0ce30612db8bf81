import { isMembershipLost } from "./kafka-errors.ts";

/** Looks this often whether a heartbeat is due; kafkajs sends one only every HEARTBEAT_MS. */
const LOOK_EVERY_MS = 1_000;
/**
 * A group believes in a member for this long after its last heartbeat (Kafka's own default is 45 s, kafkajs's 30 s): how
 * long the documents of a worker that died wait for another one, and how long a worker waits for the member it was itself
 * after a broker's outage. Nothing of ours blocks the event loop for seconds.
 */
export const SESSION_MS = 10_000;
export const HEARTBEAT_MS = 2_000;
/**
 * Without any progress for this long the handler counts as dead: heartbeats end, and the group gives its partitions to
 * another member. The longest step, reading a page in a worker, is bounded by seconds; retries by minutes.
 */
const DEAD_AFTER_MS = 600_000;

export interface Heartbeats {
  /** Says that work went on. */
  progress(): void;
  /** What the group answered when this member is no longer part of it as it was; else null. */
  lost(): unknown;
  end(): void;
}

/** Tells the group that this member lives while a batch is worked on, for as long as the work goes on. */
export function heartbeatsWhile(send: () => Promise<void>, onLost: () => void): Heartbeats {
  let last = Date.now();
  let lost: unknown = null;

  async function beat(): Promise<void> {
    if (lost !== null || Date.now() - last > DEAD_AFTER_MS) return;
    try {
      await send();
    } catch (error) {
      // A connection that failed is tried again at the next look; only the group's own word ends the work.
      if (!isMembershipLost(error)) return;
      lost = error;
      onLost();
    }
  }
  const timer = setInterval(() => void beat(), LOOK_EVERY_MS);
  return {
    progress: function progress() {
      last = Date.now();
    },
    lost: () => lost,
    end: () => clearInterval(timer),
  };
}

import { isRetryable } from "@langnghe/domain";
import type { Consumer, EachBatchPayload } from "kafkajs";
import { isMembershipLost, kafkaError } from "./kafka-errors.ts";
import type { GroupPositions } from "./kafka-positions.ts";

/** What settles outside a batch is committed this long after, all together. */
const COMMIT_AFTER_MS = 100;

/** Commits what has settled: at the end of each batch, and soon after what settles later. Never anything else. */
export interface KafkaCommits {
  /** Says whether kafkajs has a group to commit to: not while it is between a lost broker and the next join. */
  setMember(is: boolean): void;
  /** Commits as part of a batch; rejects with kafkajs's own error, by which it knows that the group changed. */
  inBatch(payload: EachBatchPayload): Promise<void>;
  flush(): Promise<void>;
  soon(): void;
  end(): void;
}

export interface CommitDeps {
  readonly consumer: Consumer;
  readonly topic: string;
  readonly positions: GroupPositions;
  /** Told when a commit that nobody waits for failed for good. */
  readonly failed: (error: unknown) => void;
}

export function kafkaCommits({ consumer, topic, positions, failed }: CommitDeps): KafkaCommits {
  let member = false;
  let ended = false;
  let timer: NodeJS.Timeout | null = null;

  async function commitWith(commit: (moved: ReadonlyMap<number, number>) => Promise<void>): Promise<void> {
    const moved = positions.moved();
    if (moved.size === 0 || !member) return;
    await commit(moved);
    positions.committed(moved);
  }
  function clear(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  async function flush(): Promise<void> {
    clear();
    try {
      await commitWith(async (moved) => await consumer.commitOffsets(asEntries(topic, moved)));
    } catch (error) {
      // The group has changed: its new members begin at the last position committed, and get the rest again.
      if (!isMembershipLost(error)) throw kafkaError(error, { topic });
    }
  }
  function soon(): void {
    if (!ended) timer ??= setTimeout(() => void inBackground(), COMMIT_AFTER_MS);
  }
  async function inBackground(): Promise<void> {
    try {
      await flush();
    } catch (error) {
      if (isRetryable(error)) soon();
      else failed(error);
    }
  }
  return {
    setMember: function setMember(is) {
      member = is;
    },
    inBatch: async function inBatch(payload) {
      await commitWith(
        async (moved) => await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: asPartitions(moved) }] }),
      );
    },
    flush,
    soon,
    end: function end() {
      ended = true;
      clear();
    },
  };
}

function asPartitions(moved: ReadonlyMap<number, number>): { partition: number; offset: string }[] {
  return [...moved].map(([partition, position]) => ({ partition, offset: String(position) }));
}

/** Positions as kafkajs's consumer takes them. */
export function asEntries(topic: string, moved: ReadonlyMap<number, number>) {
  return asPartitions(moved).map((entry) => ({ topic, ...entry }));
}

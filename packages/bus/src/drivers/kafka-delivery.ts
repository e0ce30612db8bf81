import type { Delivery, StoredMessage } from "@langnghe/domain";
import type { EachBatchPayload } from "kafkajs";
import type { BatchHandler, SubscribeOptions } from "../message-bus.ts";
import { type Heartbeats, heartbeatsWhile } from "./kafka-heartbeats.ts";
import { fromKafka } from "./kafka-messages.ts";
import { type PartitionPosition, partitionPosition } from "./kafka-positions.ts";

/** Hands fetched batches to a handler, piece by piece, and knows what has not settled. */
export interface KafkaDelivery {
  /** Works through one fetched batch; ends early when stopped, when the handler fails, or when the group changed. */
  work(payload: EachBatchPayload): Promise<void>;
  /** Positions to commit, by partition. */
  moved(): ReadonlyMap<number, number>;
  committed(positions: ReadonlyMap<number, number>): void;
  /** Forgets all positions: the group has handed out its partitions again. */
  reset(): void;
  /** Delivers nothing more. */
  stop(): void;
  /** Resolves when no batch is worked on. */
  idle(): Promise<void>;
}

export interface DeliveryDeps {
  readonly options: SubscribeOptions;
  readonly handler: BatchHandler;
  /** Told whenever a message settled. */
  readonly settled: () => void;
}

export function kafkaDelivery({ options, handler, settled }: DeliveryDeps): KafkaDelivery {
  const { stream, maxBatch, maxUnsettled } = options;
  const positions = new Map<number, PartitionPosition>();
  let stopping = false;
  let working: Promise<void> = Promise.resolve();
  let wake: () => void = () => undefined;

  function unsettled(): number {
    return [...positions.values()].reduce((sum, position) => sum + position.unsettled(), 0);
  }
  /** Waits until there is room. kafkajs fetches nothing meanwhile: back-pressure without a pause, and none to resume. */
  async function room(beats: Heartbeats): Promise<number> {
    while (!stopping && beats.lost() === null) {
      const free = maxUnsettled - unsettled();
      if (free > 0) return Math.min(free, maxBatch);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      beats.progress();
    }
    return 0;
  }
  function deliveryOf(position: PartitionPosition, message: StoredMessage): Delivery {
    position.deliver(message.offset);
    return {
      ...message,
      settle: function settle() {
        if (!position.settle(message.offset)) return;
        settled();
        wake();
      },
    };
  }
  async function workThrough({ batch, resolveOffset }: EachBatchPayload, beats: Heartbeats): Promise<void> {
    const messages = batch.messages.map((message) => fromKafka(stream, batch.partition, message));
    const position = positions.get(batch.partition) ?? partitionPosition(messages[0]?.offset ?? 0);
    positions.set(batch.partition, position);
    for (let at = 0; at < messages.length; ) {
      const piece = messages.slice(at, at + (await room(beats)));
      const last = piece.at(-1);
      if (last === undefined) return;
      await handler(piece.map((message) => deliveryOf(position, message)));
      resolveOffset(String(last.offset));
      beats.progress();
      at += piece.length;
      // A handler that never waits would otherwise starve timers and sockets.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  async function work(payload: EachBatchPayload): Promise<void> {
    if (stopping) return;
    const beats = heartbeatsWhile(payload.heartbeat, () => wake());
    try {
      await workThrough(payload, beats);
    } finally {
      beats.end();
    }
    // Once what settled is committed, kafkajs must hear that the group changed, and join again.
    if (beats.lost() !== null) throw beats.lost();
  }
  return {
    work: async function tracked(payload) {
      const run = work(payload);
      working = run.catch(() => undefined);
      await run;
    },
    moved: () => movedOf(positions),
    committed: function committed(done) {
      for (const [partition, position] of done) positions.get(partition)?.committed(position);
    },
    reset: () => positions.clear(),
    stop: function stop() {
      stopping = true;
      wake();
    },
    idle: async () => await working,
  };
}

function movedOf(positions: ReadonlyMap<number, PartitionPosition>): ReadonlyMap<number, number> {
  const moved = new Map<number, number>();
  for (const [partition, position] of positions) {
    const at = position.moved();
    if (at !== null) moved.set(partition, at);
  }
  return moved;
}

import type { Delivery, StoredMessage } from "@langnghe/domain";
import type { EachBatchPayload } from "kafkajs";
import type { BatchHandler, SubscribeOptions } from "../message-bus.ts";
import { type Heartbeats, heartbeatsWhile } from "./kafka-heartbeats.ts";
import { fromKafka } from "./kafka-messages.ts";
import type { GroupPositions, PartitionPosition } from "./kafka-positions.ts";

/** Hands fetched batches to a handler, piece by piece, while there is room for unsettled messages. */
export interface KafkaDelivery {
  /** Works through one fetched batch; ends early when stopped, when the handler fails, or when the group changed. */
  work(payload: EachBatchPayload): Promise<void>;
  /** Delivers nothing more. */
  stop(): void;
  /** Resolves when no batch is worked on. */
  idle(): Promise<void>;
}

export interface DeliveryDeps {
  readonly options: SubscribeOptions;
  readonly handler: BatchHandler;
  readonly positions: GroupPositions;
  /** Told whenever a message settled. */
  readonly settled: () => void;
}

export function kafkaDelivery({ options, handler, positions, settled }: DeliveryDeps): KafkaDelivery {
  const room = roomFor(options, positions);
  let working: Promise<void> = Promise.resolve();

  function deliveryOf(position: PartitionPosition, message: StoredMessage): Delivery {
    position.deliver(message.offset);
    return {
      ...message,
      settle: function settle() {
        if (!position.settle(message.offset)) return;
        settled();
        room.look();
      },
    };
  }
  async function workThrough({ batch, resolveOffset }: EachBatchPayload, beats: Heartbeats): Promise<void> {
    const messages = batch.messages.map((message) => fromKafka(options.stream, batch.partition, message));
    const position = positions.of(batch.partition, messages[0]?.offset ?? 0);
    for (let at = 0; at < messages.length; ) {
      const piece = messages.slice(at, at + (await room.wait(beats)));
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
    const beats = heartbeatsWhile(payload.heartbeat, room.look);
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
    stop: room.close,
    idle: async () => await working,
  };
}

interface Room {
  /** How many messages may be delivered now; waits for some, and gives 0 when nothing will be delivered any more. */
  wait(beats: Heartbeats): Promise<number>;
  /** Says that something has changed. */
  look(): void;
  close(): void;
}

/**
 * Back-pressure: kafkajs fetches nothing while a batch is worked on. Its `pause` would not do: with everything paused it
 * sleeps for a fetch's whole waiting time before it looks again.
 */
function roomFor({ maxBatch, maxUnsettled }: SubscribeOptions, positions: GroupPositions): Room {
  let closed = false;
  let wake: () => void = () => undefined;
  return {
    wait: async function wait(beats) {
      while (!closed && beats.lost() === null) {
        const free = maxUnsettled - positions.unsettled();
        if (free > 0) return Math.min(free, maxBatch);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        beats.progress();
      }
      return 0;
    },
    look: () => wake(),
    close: function close() {
      closed = true;
      wake();
    },
  };
}

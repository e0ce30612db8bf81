import type { BatchHandler, MessageBus } from "@langnghe/bus";
import type { Delivery } from "@langnghe/domain";
import type { BrokenDriver } from "./broken-driver.ts";

/** Changes what the handler of every subscription gets or does. */
function withHandler(bus: MessageBus, change: (handler: BatchHandler) => BatchHandler): MessageBus {
  return { ...bus, subscribe: async (options, handler) => await bus.subscribe(options, change(handler)) };
}

function ignoringSettleOf(batch: readonly Delivery[], ignored: (delivery: Delivery, index: number) => boolean): Delivery[] {
  return batch.map((delivery, index) => (ignored(delivery, index) ? { ...delivery, settle: () => undefined } : delivery));
}

export const BROKEN_BUSES: readonly BrokenDriver<MessageBus>[] = [
  {
    fault: "loses one message of a batch",
    foundBy: "keeps every message of a batch, with key, value, headers and the time it was taken",
    spoil: (bus) => ({
      ...bus,
      publish: async (stream, batch) => await bus.publish(stream, batch.length > 1 ? batch.slice(0, -1) : batch),
    }),
  },
  {
    fault: "writes the small messages of a batch that it refuses",
    foundBy: "a message above the limit is refused before anything of its batch is written",
    spoil: (bus) => ({
      ...bus,
      publish: async function publish(stream, batch) {
        for (const message of batch) await bus.publish(stream, [message]);
      },
    }),
  },
  {
    fault: "drops headers",
    foundBy: "keeps every message of a batch, with key, value, headers and the time it was taken",
    spoil: (bus) => ({
      ...bus,
      publish: async (stream, batch) =>
        await bus.publish(
          stream,
          batch.map((message) => ({ ...message, headers: {} })),
        ),
    }),
  },
  {
    fault: "repeats a settled message after a restart",
    foundBy: "after stop and restart nothing settled is delivered again",
    spoil: (bus) =>
      withHandler(bus, (handler) => async (batch) => await handler(ignoringSettleOf(batch, (one) => one.id === "old-11"))),
  },
  {
    fault: "breaks the order of a key",
    foundBy: "messages of one key come in the order they were published",
    spoil: (bus) => withHandler(bus, (handler) => async (batch) => await handler(batch.toReversed())),
  },
  {
    fault: "commits past a message that has not settled",
    foundBy: "the position never passes a message that has not settled, whatever settled behind it",
    spoil: (bus) =>
      withHandler(bus, (handler) => async (batch) => {
        const upTo = (index: number): void => {
          for (const delivery of batch.slice(0, index + 1)) delivery.settle();
        };
        await handler(batch.map((delivery, index) => ({ ...delivery, settle: () => upTo(index) })));
      }),
  },
  {
    fault: "commits a whole batch whose handler failed",
    foundBy: "of a batch whose handler rejects, what has not settled is delivered again",
    spoil: (bus) =>
      withHandler(bus, (handler) => async (batch) => {
        try {
          await handler(batch);
        } catch (error) {
          for (const delivery of batch) delivery.settle();
          throw error;
        }
      }),
  },
  {
    fault: "delivers during back-pressure",
    foundBy: "nothing is delivered while maxUnsettled messages are unsettled, and it goes on when they settle",
    spoil: (bus) => ({
      ...bus,
      subscribe: async (options, handler) =>
        await bus.subscribe({ ...options, maxUnsettled: options.maxUnsettled * 10 }, handler),
    }),
  },
  {
    fault: "does not wait for the handler before the next batch",
    foundBy: "a batch holds at most maxBatch, and the next waits for the handler",
    spoil: (bus) =>
      withHandler(bus, (handler) => async (batch) => {
        void handler(batch);
      }),
  },
  {
    fault: "makes batches larger than asked",
    foundBy: "a batch holds at most maxBatch, and the next waits for the handler",
    spoil: (bus) => ({
      ...bus,
      subscribe: async (options, handler) => await bus.subscribe({ ...options, maxBatch: options.maxBatch * 2 }, handler),
    }),
  },
  {
    fault: "delivers a message twice in a row",
    foundBy: "a new group receives everything kept, each message once",
    spoil: (bus) => withHandler(bus, (handler) => async (batch) => await handler([...batch, ...batch.slice(-1)])),
  },
  {
    fault: "lets groups share one position",
    foundBy: "groups receive independently of each other",
    spoil: (bus, memory) => ({
      ...bus,
      subscribe: async function subscribe(options, handler) {
        const taken = memory.has(options.stream);
        memory.set(options.stream, true);
        return await bus.subscribe(taken ? { ...options, stream: `${options.stream}.nothing` } : options, handler);
      },
    }),
  },
  {
    fault: "forgets the key when it reads",
    foundBy: "read gives the messages of one key, in order",
    spoil: (bus) => ({ ...bus, read: (stream) => bus.read(stream) }),
  },
  {
    fault: "takes the end of a span as inclusive",
    foundBy: "read keeps to a span of time: from inclusive, to exclusive",
    spoil: (bus) => ({
      ...bus,
      read: (stream, range) => bus.read(stream, range?.to === undefined ? range : { ...range, to: range.to + 1 }),
    }),
  },
  {
    fault: "trims what a slow group has not settled",
    foundBy: "trim removes only what is old and what every group has settled",
    spoil: (bus) => ({
      ...bus,
      trim: async (stream, before) => (await bus.trim(stream, before)) + (before > 1 ? 1 : 0),
    }),
  },
  {
    fault: "says that nothing is left while something is",
    foundBy: "lag counts what a group has not settled, and how old the oldest is",
    spoil: (bus) => ({ ...bus, lag: async () => ({ messages: 0, oldestMs: 0 }) }),
  },
  {
    fault: "takes calls after close",
    foundBy: "calls after close reject",
    spoil: (bus) => ({ ...bus, publish: async (stream, batch) => await bus.publish(stream, batch).catch(() => undefined) }),
  },
];

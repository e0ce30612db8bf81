import type { Delivery, OutgoingMessage, StoredMessage } from "@langnghe/domain";

/**
 * The log between services. At least once; order per key; explicit settling.
 *
 * Who calls: services through the pipeline's runner, `replay`, `import` and the console's document page. Every driver
 * passes the whole contract suite (`packages/testing`), none excused.
 */
export interface MessageBus {
  /**
   * Appends messages to a stream. Resolves only when **all** of them are durable; rejects with BUS_UNAVAILABLE (retryable)
   * when any may be missing: the caller then publishes the whole batch again, and readers tell repeats by `id`.
   * A message above {@link MAX_PUBLISH_BYTES} rejects with USAGE before anything is written. An empty batch resolves.
   */
  publish(stream: string, messages: readonly OutgoingMessage[]): Promise<void>;

  /**
   * Starts delivering a stream to a group from its committed position (a new group: from the oldest message kept).
   * Batches come one after another: the next one only when the handler's promise resolved. Messages of one key come in
   * order. A handler may resolve with messages unsettled; they may settle later. A handler that rejects ends the
   * subscription with that error: nothing of the batch that has not settled is committed.
   * While `maxUnsettled` messages are unsettled nothing more is delivered (back-pressure).
   */
  subscribe(options: SubscribeOptions, handler: BatchHandler): Promise<Subscription>;

  /** Messages of a stream in the order kept (per partition), without any group. For replay and tracing. */
  read(stream: string, range?: ReadRange): AsyncIterable<StoredMessage>;

  /** How many messages a group has not yet settled for good, and how old the oldest of them is. */
  lag(stream: string, group: string): Promise<Lag>;

  /** Removes messages taken before `before` (ms since 1970) that every known group has settled. Returns how many. */
  trim(stream: string, before: number): Promise<number>;

  /** Ends all subscriptions in order (as {@link Subscription.stop}) and releases what is held. Later calls reject. */
  close(): Promise<void>;
}

/** 1 MiB below Kafka's usual broker limit for large messages; pages are capped at 10 MiB and compressed well below. */
export const MAX_PUBLISH_BYTES = 15 * 1_024 * 1_024;

export interface SubscribeOptions {
  readonly stream: string;
  readonly group: string;
  /** Most messages in one batch. */
  readonly maxBatch: number;
  /** Most messages delivered and not yet settled. At least `maxBatch`. */
  readonly maxUnsettled: number;
}

export type BatchHandler = (batch: readonly Delivery[]) => Promise<void>;

export interface Subscription {
  /** Resolves when the subscription ended: by `stop`, or rejects with what the handler or the driver failed with. */
  readonly ended: Promise<void>;
  /** Delivers nothing more, waits for the running handler, commits what settled. A restart then re-delivers nothing settled. */
  stop(): Promise<void>;
}

export interface ReadRange {
  /** Taken at or after, ms since 1970. */
  readonly from?: number;
  /** Taken before, ms since 1970. */
  readonly to?: number;
  /** Only messages with this key. */
  readonly key?: string;
}

export interface Lag {
  readonly messages: number;
  /** Age of the oldest unsettled message, ms; 0 when there is none. */
  readonly oldestMs: number;
}

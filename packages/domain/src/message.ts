/** What a service hands to the bus. `id` is the same whenever the same thing is published again, so that repeats can be told. */
export interface OutgoingMessage {
  readonly id: string;
  /** Messages with one key keep their order. */
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A message as the bus keeps it. `offset` counts within `partition`; nothing follows from offsets of two partitions. */
export interface StoredMessage extends OutgoingMessage {
  readonly stream: string;
  readonly partition: number;
  readonly offset: number;
  /** When the bus took it, ms since 1970. */
  readonly at: number;
}

/** A message as a group receives it. */
export interface Delivery extends StoredMessage {
  /**
   * Says that the work on this message is finished for good: done, dropped or parked. The position that survives a
   * restart never passes a message that has not settled. Settling twice is the same as once.
   */
  settle(): void;
}

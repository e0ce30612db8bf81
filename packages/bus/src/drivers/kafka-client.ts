import { setTimeout as pause } from "node:timers/promises";
import type { OutgoingMessage } from "@langnghe/domain";
import { type Admin, Kafka, logLevel, type Message, type PartitionerArgs, Partitioners, type Producer } from "kafkajs";
import { kafkaError } from "./kafka-errors.ts";
import { toKafka } from "./kafka-messages.ts";
import type { SendOnce } from "./kafka-publisher.ts";

export interface KafkaAddress {
  /** `host:port` of some brokers; the rest is learnt from them. */
  readonly brokers: readonly string[];
  /** How the broker's own logs and limits name us. */
  readonly clientId: string;
}

const CONNECT_LIMIT_MS = 5_000;
/**
 * An operation is tried again after about 0.1, 0.2, … 1.6 s: a leader's move is over by then. What takes longer is
 * BUS_UNAVAILABLE, and the caller, who knows what waits on it, decides.
 */
const RETRY = { initialRetryTime: 100, multiplier: 2, factor: 0.2, retries: 5, maxRetryTime: 5_000 };

/** kafkajs writes to the console unless told not to; failures reach us as errors, and what is passing needs no line. */
export function kafkaClient({ brokers, clientId }: KafkaAddress): Kafka {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_LIMIT_MS,
    retry: RETRY,
    logLevel: logLevel.NOTHING,
  });
}

/** A connection made at the first use, kept, and made again at the next use when it failed. */
export interface Lazy<T> {
  get(): Promise<T>;
  /** Forgets the connection, so that the next use makes one that learns anew which broker leads what. */
  renew(): Promise<void>;
  /** Ends the connection when there is one. */
  close(): Promise<void>;
}

export function lazily<T extends Admin | Producer>(make: () => T): Lazy<T> {
  let connecting: Promise<T> | null = null;
  async function connect(): Promise<T> {
    const made = make();
    try {
      await made.connect();
      return made;
    } catch (error) {
      connecting = null;
      throw kafkaError(error);
    }
  }
  async function close(): Promise<void> {
    const old = connecting;
    connecting = null;
    // What never came to be needs no end.
    const made = await old?.catch(() => null);
    await made?.disconnect();
  }
  async function get(): Promise<T> {
    connecting ??= connect();
    return await connecting;
  }
  return { get, renew: close, close };
}

/** Four pauses of 0.2, 0.4, 0.8 and 1.6 s: a stream just made, or a leader that moved, has settled by then. */
const QUESTION_PAUSES_MS = [200, 400, 800, 1_600];

/** Asks the broker, again after a passing fault: kafkajs itself gives up at once when a leader is not the one it knew. */
export async function asking<T>(admin: Lazy<Admin>, question: (admin: Admin) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await question(await admin.get());
    } catch (error) {
      const wait = QUESTION_PAUSES_MS[attempt];
      const fault = kafkaError(error);
      if (!fault.retryable || wait === undefined) throw fault;
      await admin.renew();
      await pause(wait);
    }
  }
}

/** Acknowledged by all in-sync replicas. No transactions and no idempotent producer: with this client they can lose. */
export function kafkaSender(
  kafka: Kafka,
  clock: () => number,
  topicOf: (stream: string) => string,
): Lazy<Producer> & { send: SendOnce } {
  /** The partition that was chosen for each message under way; the answer names partitions, not messages. */
  const chosen = new WeakMap<object, number>();
  const producer = lazily(() =>
    kafka.producer({ allowAutoTopicCreation: false, createPartitioner: () => rememberingPartitioner(chosen) }),
  );
  async function send(stream: string, messages: readonly OutgoingMessage[]): Promise<readonly OutgoingMessage[]> {
    const at = clock();
    const records = messages.map((message) => toKafka(message, at));
    try {
      const answer = await (await producer.get()).send({ topic: topicOf(stream), acks: -1, messages: records });
      const confirmed = new Set(answer.filter(({ errorCode }) => errorCode === 0).map(({ partition }) => partition));
      return messages.filter((_, index) => !confirmed.has(partitionChosen(chosen, records[index])));
    } catch (error) {
      throw kafkaError(error, { stream });
    }
  }
  return { ...producer, send };
}

/** No partition has this number: a message that none was chosen for counts as not sent. */
const NOT_CHOSEN = -1;

function partitionChosen(chosen: WeakMap<object, number>, record: Message | undefined): number {
  return record === undefined ? NOT_CHOSEN : (chosen.get(record) ?? NOT_CHOSEN);
}

function rememberingPartitioner(chosen: WeakMap<object, number>): (args: PartitionerArgs) => number {
  const choose = Partitioners.DefaultPartitioner();
  return function choosePartition(args) {
    const partition = choose(args);
    chosen.set(args.message, partition);
    return partition;
  };
}

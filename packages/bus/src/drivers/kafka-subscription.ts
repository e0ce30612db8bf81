import { setTimeout as pause } from "node:timers/promises";
import { isRetryable } from "@langnghe/domain";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { BatchHandler, SubscribeOptions, Subscription } from "../message-bus.ts";
import { kafkaDelivery } from "./kafka-delivery.ts";
import { isMembershipLost, kafkaError } from "./kafka-errors.ts";
import { HEARTBEAT_MS, SESSION_MS } from "./kafka-heartbeats.ts";

/** A subscription as its bus sees it. */
export interface KafkaSubscription extends Subscription {
  readonly stream: string;
  readonly group: string;
  /** Commits now what has settled. */
  flush(): Promise<void>;
}

export interface KafkaSubscriptionDeps {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly groupId: string;
  readonly options: SubscribeOptions;
  readonly handler: BatchHandler;
  /** Positions that the group must hold to be known although nothing was delivered yet. */
  readonly firstPositions: (partitions: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  /** Called once, when the subscription has ended. */
  readonly done: (subscription: KafkaSubscription) => void;
}

/** The broker answers a fetch that finds nothing after this long; it bounds how long an orderly stop waits for one. */
const FETCH_WAIT_MS = 500;
/** What settles outside a batch is committed this long after, all together. */
const COMMIT_AFTER_MS = 100;
/** An orderly stop waits no longer than this for its last commit; Ctrl-C promises five seconds for everything. */
const LAST_COMMIT_LIMIT_MS = 2_000;
/** A fetch gives at most this much; more only when one message alone is larger. Bounds what a worker holds in memory. */
const FETCH_BYTES = 16 * 1_024 * 1_024;

/**
 * Joins the group and starts delivering. Rejects with CONFIG_INVALID without such a stream. A broker that goes away later
 * does not end the subscription: kafkajs joins again when it is back, and what had not settled is delivered again.
 */
export async function startKafkaSubscription(deps: KafkaSubscriptionDeps): Promise<KafkaSubscription> {
  const { topic, options } = deps;
  const consumer = newConsumer(deps, () => !stopping);
  const delivery = kafkaDelivery({ options, handler: deps.handler, settled: commitSoon });
  let stopping = false;
  let commitTimer: NodeJS.Timeout | null = null;
  let leaving: Promise<void> | null = null;
  let assigned: readonly number[] = [];
  /** Whether kafkajs has a group to commit to: not while it is between a lost broker and the next join. */
  let member = false;
  /** A batch waits for the group's first positions, which would otherwise overwrite what the batch commits. */
  const registered = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  // Whoever only calls `stop` must not be told of an unhandled rejection.
  ended.promise.catch(() => undefined);

  async function commitWith(commit: (positions: ReadonlyMap<number, number>) => Promise<void>): Promise<void> {
    const positions = delivery.moved();
    if (positions.size === 0 || !member) return;
    await commit(positions);
    delivery.committed(positions);
  }
  async function flush(): Promise<void> {
    if (commitTimer !== null) clearTimeout(commitTimer);
    commitTimer = null;
    try {
      await commitWith(async (positions) => await consumer.commitOffsets(entriesOf(topic, positions)));
    } catch (error) {
      // The group has changed: its new members begin at the last position committed, and get the rest again.
      if (isMembershipLost(error)) return;
      throw kafkaError(error, { stream: options.stream, group: options.group });
    }
  }
  function commitSoon(): void {
    if (leaving === null) commitTimer ??= setTimeout(() => void flushInBackground(), COMMIT_AFTER_MS);
  }
  async function flushInBackground(): Promise<void> {
    try {
      await flush();
    } catch (error) {
      // Nobody waits for this commit: what passes is tried again, any other fault ends the subscription.
      if (isRetryable(error)) commitSoon();
      else void leave(error);
    }
  }
  async function eachBatch(payload: EachBatchPayload): Promise<void> {
    await registered.promise;
    try {
      await delivery.work(payload);
    } catch (error) {
      await commitInBatch(payload).catch(() => undefined);
      if (isMembershipLost(error)) throw error;
      void leave(error);
      return;
    }
    await commitInBatch(payload);
  }
  async function commitInBatch(payload: EachBatchPayload): Promise<void> {
    await commitWith(async (positions) => await payload.commitOffsetsIfNecessary(topicsOf(topic, positions)));
  }
  /** Ends for good: nothing more is delivered, what settled is committed, the group is left. */
  function leave(failure?: unknown): Promise<void> {
    stopping = true;
    registered.resolve();
    delivery.stop();
    leaving ??= (async () => {
      // The handler's own failure came from within the batch that `idle` waits for.
      await delivery.idle();
      // At least once: what cannot be committed now is delivered again.
      await Promise.race([flush().catch(() => undefined), pause(LAST_COMMIT_LIMIT_MS, undefined, { ref: false })]);
      await consumer.disconnect().catch(() => undefined);
      if (commitTimer !== null) clearTimeout(commitTimer);
      deps.done(subscription);
      if (failure === undefined) ended.resolve();
      else ended.reject(failure);
    })();
    return leaving;
  }
  const subscription: KafkaSubscription = {
    stream: options.stream,
    group: options.group,
    ended: ended.promise,
    flush,
    stop: async () => await leave(),
  };

  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    delivery.reset();
    member = true;
    assigned = payload.memberAssignment[topic] ?? [];
  });
  consumer.on(consumer.events.STOP, () => {
    member = false;
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart && !stopping) void leave(kafkaError(payload.error, { stream: options.stream, group: options.group }));
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 1, eachBatch });
    const first = await deps.firstPositions(assigned);
    if (first.size > 0) await consumer.commitOffsets(entriesOf(topic, first));
    registered.resolve();
  } catch (error) {
    await leave();
    throw kafkaError(error, { stream: options.stream, group: options.group });
  }
  return subscription;
}

function newConsumer({ kafka, groupId }: KafkaSubscriptionDeps, wanted: () => boolean): Consumer {
  return kafka.consumer({
    groupId,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    maxBytes: FETCH_BYTES,
    allowAutoTopicCreation: false,
    retry: { restartOnFailure: async () => wanted() },
  });
}

function entriesOf(topic: string, positions: ReadonlyMap<number, number>) {
  return [...positions].map(([partition, position]) => ({ topic, partition, offset: String(position) }));
}

function topicsOf(topic: string, positions: ReadonlyMap<number, number>) {
  return { topics: [{ topic, partitions: [...positions].map(([partition, at]) => ({ partition, offset: String(at) })) }] };
}

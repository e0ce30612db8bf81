import { setTimeout as pause } from "node:timers/promises";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { BatchHandler, SubscribeOptions, Subscription } from "../message-bus.ts";
import { asEntries, type KafkaCommits, kafkaCommits } from "./kafka-commits.ts";
import { type KafkaDelivery, kafkaDelivery } from "./kafka-delivery.ts";
import { isMembershipLost, kafkaError } from "./kafka-errors.ts";
import { HEARTBEAT_MS, SESSION_MS } from "./kafka-heartbeats.ts";
import { groupPositions } from "./kafka-positions.ts";

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
/** An orderly stop waits no longer than this for its last commit; Ctrl-C promises five seconds for everything. */
const LAST_COMMIT_LIMIT_MS = 2_000;
/** A fetch gives at most this much; more only when one message alone is larger. Bounds what a worker holds in memory. */
const FETCH_BYTES = 16 * 1_024 * 1_024;

/** What a running subscription is made of. */
interface Parts {
  readonly consumer: Consumer;
  readonly delivery: KafkaDelivery;
  readonly commits: KafkaCommits;
}

/**
 * Joins the group and starts delivering. A broker that goes away later does not end the subscription: kafkajs joins again
 * when it is back, and what had not settled is delivered again.
 */
export async function startKafkaSubscription(deps: KafkaSubscriptionDeps): Promise<KafkaSubscription> {
  const { topic, options } = deps;
  const facts = { stream: options.stream, group: options.group };
  const positions = groupPositions();
  const consumer = newConsumer(deps, () => !ending.begun());
  const commits = kafkaCommits({ consumer, topic, positions, failed: (error) => void ending.begin(error) });
  const delivery = kafkaDelivery({ options, handler: deps.handler, positions, settled: commits.soon });
  const ending = endingOf({ consumer, delivery, commits }, () => deps.done(subscription));
  const subscription: KafkaSubscription = {
    ...facts,
    ended: ending.ended,
    flush: commits.flush,
    stop: async () => await ending.begin(),
  };
  let assigned: readonly number[] = [];
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    positions.reset();
    commits.setMember(true);
    assigned = payload.memberAssignment[topic] ?? [];
  });
  consumer.on(consumer.events.STOP, () => commits.setMember(false));
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) void ending.begin(kafkaError(payload.error, facts));
  });
  // A batch waits for the group's first positions, which would otherwise overwrite what the batch commits.
  const registered = Promise.withResolvers<void>();
  const eachBatch = batchWorker({ consumer, delivery, commits }, registered.promise, ending);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 1, eachBatch });
    const first = await deps.firstPositions(assigned);
    if (first.size > 0) await consumer.commitOffsets(asEntries(topic, first));
    registered.resolve();
  } catch (error) {
    delivery.stop();
    registered.resolve();
    await ending.begin();
    throw kafkaError(error, facts);
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

/** Works through a fetched batch and commits what of it settled, however it ended. */
function batchWorker({ delivery, commits }: Parts, registered: Promise<void>, ending: Ending) {
  return async function eachBatch(payload: EachBatchPayload): Promise<void> {
    await registered;
    try {
      await delivery.work(payload);
    } catch (error) {
      // What cannot be committed is delivered again; why the batch ended matters more.
      await commits.inBatch(payload).catch(() => undefined);
      if (isMembershipLost(error)) throw error;
      void ending.begin(error);
      return;
    }
    await commits.inBatch(payload);
  };
}

interface Ending {
  readonly ended: Promise<void>;
  begun(): boolean;
  /** Ends for good: nothing more is delivered, what settled is committed, the group is left. The first call decides. */
  begin(failure?: unknown): Promise<void>;
}

function endingOf({ consumer, delivery, commits }: Parts, done: () => void): Ending {
  const ended = Promise.withResolvers<void>();
  // Whoever only calls `stop` must not be told of an unhandled rejection.
  ended.promise.catch(() => undefined);
  let leaving: Promise<void> | null = null;

  async function leave(failure: unknown): Promise<void> {
    delivery.stop();
    await delivery.idle();
    // At least once: what cannot be committed now is delivered again.
    await Promise.race([commits.flush().catch(() => undefined), pause(LAST_COMMIT_LIMIT_MS, undefined, { ref: false })]);
    commits.end();
    await consumer.disconnect().catch(() => undefined);
    done();
    if (failure === undefined) ended.resolve();
    else ended.reject(failure);
  }
  return {
    ended: ended.promise,
    begun: () => leaving !== null,
    begin: async function begin(failure) {
      leaving ??= leave(failure);
      await leaving;
    },
  };
}

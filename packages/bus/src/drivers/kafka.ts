import { type Clock, LangngheError, systemClock } from "@langnghe/domain";
import type { Kafka } from "kafkajs";
import type { BusDriver } from "../bus-driver.ts";
import { checkOptions, checkSizes } from "../check-calls.ts";
import type { BatchHandler, MessageBus, SubscribeOptions } from "../message-bus.ts";
import { asking, type KafkaAddress, kafkaClient, kafkaSender, lazily } from "./kafka-client.ts";
import { type Ask, type KafkaReading, kafkaLag, positionsOf, readKafka, spansOf, trimKafka } from "./kafka-log.ts";
import { kafkaPublisher } from "./kafka-publisher.ts";
import { type KafkaSubscription, startKafkaSubscription } from "./kafka-subscription.ts";

export interface KafkaBusOptions extends KafkaAddress {
  readonly clock?: Clock;
  /** Stands before the name of every stream and group on the broker: several installations share one cluster. */
  readonly prefix?: string;
}

/** `kafka://host:port,host:port`, and `/prefix` behind it where a cluster is shared. */
export const kafkaDriver: BusDriver = {
  scheme: "kafka",
  label: "Apache Kafka",
  open: async (rest, { clock }) => kafkaBus({ ...parseKafkaAddress(rest), clientId: "langnghe", ...(clock && { clock }) }),
};

/** Reads what stands behind `kafka:`; CONFIG_INVALID without a broker or with one that has no port. */
export function parseKafkaAddress(rest: string): { brokers: string[]; prefix: string } {
  const [hosts = "", prefix = ""] = rest.replace(/^\/\//u, "").split("/", 2);
  const brokers = hosts.split(",").map((broker) => broker.trim());
  if (brokers.every((broker) => /^(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5}$/iu.test(broker))) return { brokers, prefix };
  throw new LangngheError("CONFIG_INVALID", `"kafka:${rest}" needs brokers as kafka://host:port,host:port`, {
    facts: { address: rest },
  });
}

/** The log of a distributed installation. Streams must exist ({@link ensureStreams}); connects at the first use. */
export function kafkaBus(options: KafkaBusOptions): MessageBus {
  const { clock = systemClock, prefix = "" } = options;
  const kafka = kafkaClient(options);
  const topicOf = (stream: string): string => prefix + stream;
  const sender = kafkaSender(kafka, clock, topicOf);
  const publisher = kafkaPublisher(sender.send);
  const admin = lazily(() => kafka.admin());
  const subscriptions = new Set<KafkaSubscription>();
  let closed = false;

  function reading(stream: string): KafkaReading {
    if (closed) throw closedError(options);
    return { ask: async (question) => await asking(admin, question), topic: topicOf(stream), stream };
  }
  async function flush(wanted: (subscription: KafkaSubscription) => boolean): Promise<void> {
    await Promise.all([...subscriptions].filter(wanted).map((subscription) => subscription.flush()));
  }
  return {
    publish: async function publish(stream, messages) {
      if (closed) throw closedError(options);
      checkSizes(stream, messages);
      if (messages.length > 0) await publisher.publish(stream, messages);
    },
    subscribe: async function subscribe(wanted, handler) {
      checkOptions(wanted);
      const { ask, topic } = reading(wanted.stream);
      const started = await startOn({ kafka, ask, topic, groupId: prefix + wanted.group }, wanted, handler, subscriptions);
      subscriptions.add(started);
      return started;
    },
    read: async function* read(stream, range = {}) {
      yield* readKafka(reading(stream), range);
    },
    lag: async function lag(stream, group) {
      const from = reading(stream);
      await flush((subscription) => subscription.stream === stream && subscription.group === group);
      return await kafkaLag(from, prefix + group, clock());
    },
    trim: async function trim(stream, before) {
      const from = reading(stream);
      await flush((subscription) => subscription.stream === stream);
      return await trimKafka(from, before);
    },
    close: async function close() {
      closed = true;
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.all([sender.close(), admin.close()]);
    },
  };
}

interface GroupPlace {
  readonly kafka: Kafka;
  readonly ask: Ask;
  readonly topic: string;
  readonly groupId: string;
}

async function startOn(
  place: GroupPlace,
  options: SubscribeOptions,
  handler: BatchHandler,
  subscriptions: Set<KafkaSubscription>,
): Promise<KafkaSubscription> {
  const { kafka, ask, topic, groupId } = place;
  const facts = { stream: options.stream, group: options.group };
  const spans = await spansOf(ask, topic);
  if (spans.size === 0) {
    throw new LangngheError("CONFIG_INVALID", `there is no stream ${topic} on the broker`, { facts });
  }
  return await startKafkaSubscription({
    kafka,
    topic,
    groupId,
    options,
    handler,
    firstPositions: async (partitions) => {
      const known = await positionsOf(ask, topic, groupId);
      const unknown = partitions.filter((partition) => !known.has(partition));
      return new Map(unknown.map((partition) => [partition, spans.get(partition)?.low ?? 0]));
    },
    done: (ended) => subscriptions.delete(ended),
  });
}

function closedError({ brokers }: KafkaAddress): LangngheError {
  return new LangngheError("USAGE", "the bus is closed", { facts: { brokers: brokers.join(",") } });
}

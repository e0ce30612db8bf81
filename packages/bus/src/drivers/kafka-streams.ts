import { LangngheError } from "@langnghe/domain";
import type { Admin } from "kafkajs";
import { MAX_PUBLISH_BYTES } from "../message-bus.ts";
import { type KafkaAddress, kafkaClient } from "./kafka-client.ts";
import { kafkaError } from "./kafka-errors.ts";

/** What a stream needs of the broker; `packages/streams` has one of these for each stream. */
export interface StreamSettings {
  readonly name: string;
  readonly partitions: number;
  /** How long a message is kept, ms. */
  readonly retentionMs: number;
}

/** Room for a message's key, headers and framing beside its value. */
const FRAME_BYTES = 1_024 * 1_024;

/**
 * Makes the streams that are missing and checks the partitions of the others. CONFIG_INVALID when a stream has another
 * number of partitions: changing it would break the order per key, so nothing is changed. Resolves with the names made.
 */
export async function ensureStreams(
  address: KafkaAddress & { readonly prefix?: string },
  streams: readonly StreamSettings[],
): Promise<string[]> {
  const admin = kafkaClient(address).admin();
  try {
    await admin.connect();
    return await makeMissing(admin, address.prefix ?? "", streams);
  } catch (error) {
    throw kafkaError(error);
  } finally {
    await admin.disconnect();
  }
}

async function makeMissing(admin: Admin, prefix: string, streams: readonly StreamSettings[]): Promise<string[]> {
  const present = new Set(await admin.listTopics());
  const missing = streams.filter(({ name }) => !present.has(prefix + name));
  const existing = streams.filter(({ name }) => present.has(prefix + name));
  if (existing.length > 0) await checkPartitions(admin, prefix, existing);
  if (missing.length > 0) await admin.createTopics({ topics: missing.map((stream) => topicOf(prefix, stream)) });
  return missing.map(({ name }) => name);
}

function topicOf(prefix: string, { name, partitions, retentionMs }: StreamSettings) {
  return {
    topic: prefix + name,
    numPartitions: partitions,
    // The broker's own default: 1 on a single broker, usually 3 in a cluster.
    replicationFactor: -1,
    configEntries: [
      { name: "cleanup.policy", value: "delete" },
      { name: "retention.ms", value: String(retentionMs) },
      { name: "max.message.bytes", value: String(MAX_PUBLISH_BYTES + FRAME_BYTES) },
      // The publisher's time, so that a replay of the past keeps the order of times that `read` goes by.
      { name: "message.timestamp.type", value: "CreateTime" },
    ],
  };
}

async function checkPartitions(admin: Admin, prefix: string, streams: readonly StreamSettings[]): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: streams.map(({ name }) => prefix + name) });
  for (const { name, partitions } of streams) {
    const found = topics.find((topic) => topic.name === prefix + name)?.partitions.length ?? 0;
    if (found === partitions) continue;
    throw new LangngheError("CONFIG_INVALID", `stream ${name} has ${found} partitions on the broker, not ${partitions}`, {
      facts: { stream: name, found, partitions },
    });
  }
}

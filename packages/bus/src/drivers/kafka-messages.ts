import type { OutgoingMessage, StoredMessage } from "@langnghe/domain";
import { type KafkaMessage, type Message, Partitioners } from "kafkajs";

/** Kafka has no field for a message's id; it travels as a header that no caller sees. */
const ID_HEADER = "langnghe-id";
/** What a record takes beside key, value and headers; Kafka's own estimate for the record format in use is 21 to 30. */
const RECORD_OVERHEAD_BYTES = 64;

/** A message in Kafka's form. Its time is ours, as the bus's clock gives it. */
export function toKafka(message: OutgoingMessage, at: number): Message {
  const { key, id, value } = message;
  return {
    key,
    value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    headers: { ...message.headers, [ID_HEADER]: id },
    timestamp: String(at),
  };
}

/** A kept message in our form. What another program wrote without an id gets one from its place. */
export function fromKafka(stream: string, partition: number, message: KafkaMessage): StoredMessage {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) headers[name] = last.toString();
  }
  const { [ID_HEADER]: id, ...own } = headers;
  return {
    stream,
    partition,
    offset: Number(message.offset),
    at: Number(message.timestamp),
    key: message.key?.toString() ?? "",
    id: id ?? `${stream}/${partition}/${message.offset}`,
    headers: own,
    value: message.value ?? new Uint8Array(),
  };
}

/** Bytes a message takes on its way. */
export function sizeOf({ key, id, headers, value }: OutgoingMessage): number {
  let size = RECORD_OVERHEAD_BYTES + Buffer.byteLength(key) + Buffer.byteLength(id) + value.byteLength;
  for (const [name, text] of Object.entries(headers)) size += Buffer.byteLength(name) + Buffer.byteLength(text);
  return size;
}

/** The partition that Kafka's clients of every language choose for a key (murmur2). */
export function partitionOf(stream: string, key: string, partitions: number): number {
  const choose = Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionId,
    partitionErrorCode: 0,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  return choose({ topic: stream, partitionMetadata, message: { key, value: null } });
}

import type { StoredMessage } from "@langnghe/domain";
import type { Admin } from "kafkajs";
import type { Lag, ReadRange } from "../message-bus.ts";
import { isOutOfRange } from "./kafka-errors.ts";
import { fromKafka, partitionOf } from "./kafka-messages.ts";

/** Bytes asked for at a time while reading. */
const READ_BYTES = 4 * 1_024 * 1_024;
/**
 * Messages carry their publisher's time, and publishers' clocks differ: a message of the span read may stand this far
 * behind one that is newer than the span.
 */
const CLOCK_SKEW_MS = 3_600_000;

interface Span {
  readonly low: number;
  readonly high: number;
}

/** Puts a question to the broker, again after a passing fault. */
export type Ask = <T>(question: (admin: Admin) => Promise<T>) => Promise<T>;

/** Oldest offset kept and the offset of the next message, by partition. Empty for a stream that does not exist. */
export async function spansOf(ask: Ask, topic: string): Promise<ReadonlyMap<number, Span>> {
  const offsets = await ask(async (admin) =>
    // Asking kafkajs for the offsets of a topic that does not exist makes every later question fail, too.
    (await admin.listTopics()).includes(topic) ? await admin.fetchTopicOffsets(topic) : [],
  );
  return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
}

/** First offset taken at or after an instant, by partition; the end where there is none. */
async function offsetsAt(ask: Ask, topic: string, at: number): Promise<ReadonlyMap<number, number>> {
  const offsets = await ask((admin) => admin.fetchTopicOffsetsByTimestamp(topic, at));
  return new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
}

/** Positions that a group has committed, by partition; without those it never committed. */
export async function positionsOf(ask: Ask, topic: string, groupId: string): Promise<ReadonlyMap<number, number>> {
  const [found] = await ask((admin) => admin.fetchOffsets({ groupId, topics: [topic] }));
  const all = (found?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)] as const);
  // -1 is Kafka's word for "none".
  return new Map(all.filter(([, offset]) => offset >= 0));
}

export interface KafkaReading {
  readonly ask: Ask;
  readonly topic: string;
  readonly stream: string;
}

/** Messages of a stream, partition after partition. The end is fixed when reading begins. No group is involved. */
export async function* readKafka(reading: KafkaReading, range: ReadRange): AsyncGenerator<StoredMessage> {
  const { ask, topic, stream } = reading;
  const { from = 0, to = Number.POSITIVE_INFINITY, key } = range;
  const spans = await spansOf(ask, topic);
  if (spans.size === 0) return;
  const starts = range.from === undefined ? null : await offsetsAt(ask, topic, from);
  const ends = range.to === undefined ? null : await offsetsAt(ask, topic, to + CLOCK_SKEW_MS);
  const partitions = key === undefined ? [...spans.keys()].sort((a, b) => a - b) : [partitionOf(stream, key, spans.size)];
  for (const partition of partitions) {
    const { low, high } = spans.get(partition) ?? { low: 0, high: 0 };
    const part = { partition, from: starts?.get(partition) ?? low, end: Math.min(high, ends?.get(partition) ?? high) };
    for await (const message of readPart(reading, part)) {
      if (message.at >= from && message.at < to && (key === undefined || message.key === key)) yield message;
    }
  }
}

interface Part {
  readonly partition: number;
  readonly from: number;
  readonly end: number;
}

async function* readPart({ ask, topic, stream }: KafkaReading, part: Part): AsyncGenerator<StoredMessage> {
  const { partition, end } = part;
  for (let next = part.from; next < end; ) {
    const messages = await fetchOrNothing(ask, { topic, partition, offset: String(next), maxBytes: READ_BYTES });
    // Trimmed meanwhile: what is gone is not read.
    if (messages === null) return;
    const kept = messages.map((message) => fromKafka(stream, partition, message));
    for (const message of kept) if (message.offset < end) yield message;
    next = (kept.at(-1)?.offset ?? end) + 1;
  }
}

type FetchRequest = Parameters<Admin["fetchMessages"]>[0];

/** Null when the offset is no longer kept. */
async function fetchOrNothing(ask: Ask, request: FetchRequest): Promise<Awaited<ReturnType<Admin["fetchMessages"]>> | null> {
  try {
    return await ask((admin) => admin.fetchMessages(request));
  } catch (error) {
    if (isOutOfRange(error)) return null;
    throw error;
  }
}

/** What a group has not settled. Costs one question for offsets, and one message for each partition that lags. */
export async function kafkaLag({ ask, topic }: KafkaReading, groupId: string, now: number): Promise<Lag> {
  const spans = await spansOf(ask, topic);
  if (spans.size === 0) return { messages: 0, oldestMs: 0 };
  const positions = await positionsOf(ask, topic, groupId);
  let messages = 0;
  let oldest = now;
  for (const [partition, { low, high }] of spans) {
    const position = Math.max(low, positions.get(partition) ?? low);
    if (position >= high) continue;
    messages += high - position;
    const found = await fetchOrNothing(ask, { topic, partition, offset: String(position), maxBytes: 1 });
    oldest = Math.min(oldest, Number(found?.[0]?.timestamp ?? now));
  }
  return { messages, oldestMs: now - oldest };
}

/** Removes what is older than `before` and settled by every group that ever committed a position of this topic. */
export async function trimKafka({ ask, topic }: KafkaReading, before: number): Promise<number> {
  const spans = await spansOf(ask, topic);
  if (spans.size === 0) return 0;
  const limits = new Map(await offsetsAt(ask, topic, before));
  for (const positions of await positionsOfAllGroups(ask, topic)) {
    for (const [partition, limit] of limits) limits.set(partition, Math.min(limit, positions.get(partition) ?? 0));
  }
  const removed = [...limits].filter(([partition, limit]) => limit > (spans.get(partition)?.low ?? 0));
  if (removed.length === 0) return 0;
  const partitions = removed.map(([partition, limit]) => ({ partition, offset: String(limit) }));
  await ask((admin) => admin.deleteTopicRecords({ topic, partitions }));
  return removed.reduce((sum, [partition, limit]) => sum + limit - (spans.get(partition)?.low ?? 0), 0);
}

async function positionsOfAllGroups(ask: Ask, topic: string): Promise<ReadonlyMap<number, number>[]> {
  const { groups } = await ask((admin) => admin.listGroups());
  const all: ReadonlyMap<number, number>[] = [];
  // One after another: kafkajs opens its connections anew for each of many questions at once.
  for (const { groupId } of groups) {
    const positions = await positionsOf(ask, topic, groupId);
    if (positions.size > 0) all.push(positions);
  }
  return all;
}

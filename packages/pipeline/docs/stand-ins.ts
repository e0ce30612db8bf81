import type { Delivery, OutcomeRecord, OutgoingMessage, Parked } from "@langnghe/domain";
import type { WorkSink } from "../src/runner.ts";

/** A message as a bus would deliver it; `settled` tells whether the runner is done with it. */
export function delivery(id: string, key: string, value: string): Delivery & { readonly isSettled: () => boolean } {
  let settled = false;
  return {
    id,
    key,
    value: Buffer.from(value),
    headers: {},
    stream: "words",
    partition: 0,
    offset: 0,
    at: 0,
    settle: () => {
      settled = true;
    },
    isSettled: () => settled,
  };
}

/** A work log in memory. */
export function memoryWork(): WorkSink & { readonly outcomes: OutcomeRecord[]; readonly parkedItems: Parked[] } {
  const outcomes: OutcomeRecord[] = [];
  const parkedItems: Parked[] = [];
  const strikes = new Map<string, number>();
  return {
    outcomes,
    parkedItems,
    record: async (records) => void outcomes.push(...records),
    park: async (item) => void parkedItems.push(item),
    async strike(service, message) {
      const count = (strikes.get(`${service} ${message}`) ?? 0) + 1;
      strikes.set(`${service} ${message}`, count);
      return count;
    },
    clearStrikes: async (service, messages) => {
      for (const message of messages) strikes.delete(`${service} ${message}`);
    },
  };
}

/** What was published, in order. */
export function memoryOutput() {
  const published: OutgoingMessage[] = [];
  return {
    published,
    publish: async (messages: readonly OutgoingMessage[]) => void published.push(...messages),
    encode: (value: string) => Buffer.from(value),
  };
}

/** Time that stands still, and pauses that end at once but are remembered. */
export function stillTime() {
  const pauses: number[] = [];
  return { pauses, clock: () => 1_000, sleep: async (ms: number) => void pauses.push(ms) };
}

import type { MessageBus, SubscribeOptions } from "@langnghe/bus";
import type { Delivery, OutgoingMessage } from "@langnghe/domain";

export const STREAM = "contract.messages";

/** Messages `prefix-0`, `prefix-1`, … whose key goes round over `keys` keys. */
export function messages(prefix: string, count: number, keys = 1): OutgoingMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${index}`,
    key: `key-${index % keys}`,
    value: new TextEncoder().encode(`value of ${prefix}-${index}`),
    headers: { number: String(index) },
  }));
}

export function options(change: Partial<SubscribeOptions> = {}): SubscribeOptions {
  return { stream: STREAM, group: "readers", maxBatch: 10, maxUnsettled: 50, ...change };
}

/** What a group received so far, and what it should do with what it receives. */
export interface Receiver {
  readonly received: Delivery[];
  readonly ids: () => string[];
  stop(): Promise<void>;
}

/** Subscribes and keeps what comes; settles each message for which `settles` says so. */
export async function receive(
  bus: MessageBus,
  change: Partial<SubscribeOptions> = {},
  settles: (delivery: Delivery) => boolean = () => true,
): Promise<Receiver> {
  const received: Delivery[] = [];
  const subscription = await bus.subscribe(options(change), async (batch) => {
    for (const delivery of batch) {
      received.push(delivery);
      if (settles(delivery)) delivery.settle();
    }
  });
  return { received, ids: () => received.map((delivery) => delivery.id), stop: subscription.stop };
}

/** How many messages the group has still to settle. */
export async function lagging(bus: MessageBus, group = "readers"): Promise<number> {
  return (await bus.lag(STREAM, group)).messages;
}

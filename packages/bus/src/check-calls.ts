import { LangngheError, type OutgoingMessage } from "@langnghe/domain";
import { MAX_PUBLISH_BYTES, type SubscribeOptions } from "./message-bus.ts";

/** USAGE when any message is above the limit of every bus. Each driver asks before it writes anything. */
export function checkSizes(stream: string, messages: readonly OutgoingMessage[]): void {
  const tooLarge = messages.find((message) => message.value.byteLength > MAX_PUBLISH_BYTES);
  if (tooLarge === undefined) return;
  const facts = { stream, message: tooLarge.id, bytes: tooLarge.value.byteLength, most: MAX_PUBLISH_BYTES };
  throw new LangngheError("USAGE", `a message of ${stream} is larger than ${MAX_PUBLISH_BYTES} bytes`, { facts });
}

/** USAGE for options that could never deliver anything. */
export function checkOptions({ stream, group, maxBatch, maxUnsettled }: SubscribeOptions): void {
  if (stream !== "" && group !== "" && maxBatch >= 1 && maxUnsettled >= maxBatch) return;
  throw new LangngheError("USAGE", "a subscription needs a stream, a group, maxBatch >= 1 and maxUnsettled >= maxBatch", {
    facts: { stream, group, maxBatch, maxUnsettled },
  });
}

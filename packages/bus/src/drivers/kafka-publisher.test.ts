import type { OutgoingMessage } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { MAX_PUBLISH_BYTES } from "../message-bus.ts";
import { kafkaPublisher } from "./kafka-publisher.ts";

function batch(prefix: string, count: number, bytes = 1): OutgoingMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    key: `k${index}`,
    value: new Uint8Array(bytes),
    headers: {},
  }));
}

const idsOf = (messages: readonly OutgoingMessage[]): string[] => messages.map(({ id }) => id);

describe("publishing to Kafka", () => {
  it("sends again exactly what the answer lacks, in its order", async () => {
    const sent: string[][] = [];
    const { publish } = kafkaPublisher(async (_, messages) => {
      sent.push(idsOf(messages));
      return sent.length === 1 ? messages.filter((_message, index) => index % 2 === 1) : [];
    });
    await publish("s", batch("m", 5));
    expect(sent).toEqual([
      ["m0", "m1", "m2", "m3", "m4"],
      ["m1", "m3"],
    ]);
  });

  it("rejects with BUS_UNAVAILABLE when messages stay unconfirmed", async () => {
    const { publish } = kafkaPublisher(async (_, messages) => messages.slice(-1));
    await expect(publish("s", batch("m", 3))).rejects.toMatchObject({ code: "BUS_UNAVAILABLE", facts: { messages: 1 } });
  });

  it("has one send under way for a stream; what comes meanwhile goes out together, in order", async () => {
    const sent: string[][] = [];
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { publish } = kafkaPublisher(async (_, messages) => {
      sent.push(idsOf(messages));
      if (sent.length === 1) await first;
      return [];
    });
    const all = [publish("s", batch("a", 1)), publish("s", batch("b", 2)), publish("s", batch("c", 1))];
    expect(sent).toEqual([["a0"]]);
    release();
    await Promise.all(all);
    expect(sent).toEqual([["a0"], ["b0", "b1", "c0"]]);
  });

  it("does not let one stream wait for another, and fails only those whose send failed", async () => {
    const { publish } = kafkaPublisher(async (stream) => {
      if (stream === "broken") throw new TypeError("refused");
      return [];
    });
    const [broken, sound] = await Promise.allSettled([publish("broken", batch("a", 1)), publish("sound", batch("b", 1))]);
    expect(broken.status).toBe("rejected");
    expect(sound.status).toBe("fulfilled");
    await expect(publish("sound", batch("c", 1))).resolves.toBeUndefined();
  });

  it("cuts what is too large for one send", async () => {
    const sizes: number[] = [];
    const { publish } = kafkaPublisher(async (_, messages) => {
      sizes.push(messages.reduce((sum, { value }) => sum + value.byteLength, 0));
      return [];
    });
    await publish("s", batch("page", 4, 6 * 1_024 * 1_024));
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(MAX_PUBLISH_BYTES);
  });
});

import { describe, expect, it } from "vitest";
import { parseKafkaAddress } from "./kafka.ts";
import { fromKafka, partitionOf, toKafka } from "./kafka-messages.ts";

describe("addresses of Kafka", () => {
  it("name brokers, and a prefix where a cluster is shared", () => {
    expect(parseKafkaAddress("//a.example:9092,10.0.0.1:9093")).toEqual({
      brokers: ["a.example:9092", "10.0.0.1:9093"],
      prefix: "",
    });
    expect(parseKafkaAddress("//[::1]:9092/vinh-lam.")).toEqual({ brokers: ["[::1]:9092"], prefix: "vinh-lam." });
  });

  it.each(["", "//", "//a.example", "//a.example:9092,", "//user@a.example:9092"])("%j is refused", (rest) => {
    expect(() => parseKafkaAddress(rest)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });
});

describe("messages in Kafka's form", () => {
  const message = { id: "id-1", key: "khoá", value: new Uint8Array([1, 2, 3]), headers: { run: "live" } };
  const kept = { attributes: 0, offset: "7", timestamp: "1700000000000" };

  it("come back as they went", () => {
    const sent = toKafka(message, 1_700_000_000_000);
    const back = fromKafka("s", 2, {
      ...kept,
      key: Buffer.from(message.key),
      value: Buffer.from(message.value),
      headers: sent.headers ?? {},
    });
    expect(back).toMatchObject({ id: "id-1", key: "khoá", headers: { run: "live" }, stream: "s", partition: 2, offset: 7 });
    expect(back.at).toBe(Number(sent.timestamp));
    expect([...back.value]).toEqual([1, 2, 3]);
    expect(Object.keys(back.headers)).toEqual(["run"]);
  });

  it("get an id from their place when another program wrote them without one", () => {
    const foreign = fromKafka("s", 2, { ...kept, key: null, value: null, headers: {} });
    expect(foreign).toMatchObject({ id: "s/2/7", key: "", headers: {} });
  });

  it("go where other clients of Kafka put the same key", () => {
    // murmur2("21") & 0x7fffffff = 1173551340, from the tests of Kafka's Java client (UtilsTest, testMurmur2: -973932308).
    expect(partitionOf("s", "21", 8)).toBe((-973_932_308 & 0x7fffffff) % 8);
  });
});

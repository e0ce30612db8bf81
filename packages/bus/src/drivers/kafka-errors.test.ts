import { LangngheError } from "@langnghe/domain";
import {
  KafkaJSConnectionError,
  KafkaJSNonRetriableError,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  KafkaJSRequestTimeoutError,
} from "kafkajs";
import { describe, expect, it } from "vitest";
import { isMembershipLost, kafkaError } from "./kafka-errors.ts";

/** As kafkajs makes it of a broker's answer: a type, and whether Kafka calls it passing. */
function answered(type: string, retriable: boolean): Error {
  return new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable }));
}

/** As kafkajs wraps what ended a retried call; its types leave the cause out. */
function wrapped(cause: Error): Error {
  return Object.assign(new KafkaJSNonRetriableError("wrapped"), { cause });
}

describe("faults of Kafka", () => {
  it("are BUS_UNAVAILABLE when they pass", () => {
    const passing = [
      new KafkaJSConnectionError("connect ECONNREFUSED"),
      new KafkaJSRequestTimeoutError("Request timed out"),
      answered("NOT_LEADER_FOR_PARTITION", true),
      answered("NOT_ENOUGH_REPLICAS", true),
      new KafkaJSNumberOfRetriesExceeded(new KafkaJSConnectionError("gone"), { retryCount: 5, retryTime: 100 }),
      wrapped(new KafkaJSConnectionError("gone")),
    ];
    expect(passing.map((error) => kafkaError(error).code)).toEqual(passing.map(() => "BUS_UNAVAILABLE"));
  });

  it("name what a person must change when no second attempt helps", () => {
    const missing = new KafkaJSNumberOfRetriesExceeded(answered("UNKNOWN_TOPIC_OR_PARTITION", true), {
      retryCount: 5,
      retryTime: 1,
    });
    expect(kafkaError(missing, { stream: "s" })).toMatchObject({ code: "CONFIG_INVALID", facts: { stream: "s" } });
    expect(kafkaError(answered("MESSAGE_TOO_LARGE", false)).code).toBe("USAGE");
    expect(kafkaError(answered("TOPIC_AUTHORIZATION_FAILED", false)).code).toBe("CONFIG_INVALID");
  });

  it("are INTERNAL when unknown, and ours stay what they are", () => {
    expect(kafkaError(new TypeError("oh")).code).toBe("INTERNAL");
    const ours = new LangngheError("USAGE", "ours");
    expect(kafkaError(ours)).toBe(ours);
  });

  it("tell a group that changed, also from within", () => {
    const changed = answered("REBALANCE_IN_PROGRESS", false);
    expect(isMembershipLost(wrapped(changed))).toBe(true);
    expect(isMembershipLost(answered("NOT_LEADER_FOR_PARTITION", true))).toBe(false);
  });
});

import { LangngheError } from "@langnghe/domain";

/** What kafkajs tells of a failure, where it tells it. Its error classes wrap each other in `cause`. */
interface KafkaFault {
  readonly name: string;
  readonly message: string;
  readonly type: string;
  readonly retriable: boolean;
}

/** Refusals that no second attempt changes, with the code they are for us. */
const REFUSALS: Readonly<Record<string, { readonly code: "USAGE" | "CONFIG_INVALID"; readonly words: string }>> = {
  MESSAGE_TOO_LARGE: { code: "USAGE", words: "a message is larger than the stream takes" },
  RECORD_LIST_TOO_LARGE: { code: "USAGE", words: "a batch is larger than the broker takes" },
  UNKNOWN_TOPIC_OR_PARTITION: { code: "CONFIG_INVALID", words: "the stream does not exist on the broker" },
  TOPIC_AUTHORIZATION_FAILED: { code: "CONFIG_INVALID", words: "the broker does not allow us this stream" },
  GROUP_AUTHORIZATION_FAILED: { code: "CONFIG_INVALID", words: "the broker does not allow us this group" },
  SASL_AUTHENTICATION_FAILED: { code: "CONFIG_INVALID", words: "the broker does not accept our account" },
};

/**
 * Turns what kafkajs threw into one of our codes. BUS_UNAVAILABLE for everything that passes: no broker, a moved leader,
 * a lost connection, a limit of time; INTERNAL for what we cannot name.
 */
export function kafkaError(error: unknown, facts: Readonly<Record<string, string | number>> = {}): LangngheError {
  if (error instanceof LangngheError) return error;
  const chain = faultsOf(error);
  const refusal = chain.map((fault) => REFUSALS[fault.type]).find((found) => found !== undefined);
  if (refusal !== undefined) return new LangngheError(refusal.code, refusal.words, { facts, cause: error });
  const words = chain.at(-1)?.message ?? String(error);
  if (chain.some((fault) => fault.retriable || fault.name === "KafkaJSNumberOfRetriesExceeded" || isTimeout(fault))) {
    return new LangngheError("BUS_UNAVAILABLE", `Kafka did not take or give messages: ${words}`, { facts, cause: error });
  }
  return new LangngheError("INTERNAL", `the Kafka client failed: ${words}`, { facts, cause: error });
}

/** Kafka's words for "your group has changed": the work at hand must end, and the member joins again. */
export function isMembershipLost(error: unknown): boolean {
  return faultsOf(error).some(({ type }) =>
    ["REBALANCE_IN_PROGRESS", "ILLEGAL_GENERATION", "UNKNOWN_MEMBER_ID", "NOT_COORDINATOR_FOR_GROUP"].includes(type),
  );
}

/** Whether a position asked for is no longer (or not yet) in the log. */
export function isOutOfRange(error: unknown): boolean {
  return faultsOf(error).some(({ type }) => type === "OFFSET_OUT_OF_RANGE");
}

function isTimeout(fault: KafkaFault): boolean {
  return fault.name === "KafkaJSTimeout" || fault.name === "KafkaJSLockTimeout";
}

/** An error and its causes, outermost first. */
function faultsOf(error: unknown): KafkaFault[] {
  const faults: KafkaFault[] = [];
  // Causes that refer to each other would never end; kafkajs nests at most four.
  for (let at = error; at instanceof Error && faults.length < 8; at = at.cause) {
    faults.push({
      name: at.name,
      message: at.message,
      type: "type" in at && typeof at.type === "string" ? at.type : "",
      retriable: "retriable" in at && at.retriable === true,
    });
  }
  return faults;
}

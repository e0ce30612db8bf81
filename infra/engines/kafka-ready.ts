import { connect } from "node:net";
import { EngineFault, pause } from "./fault.ts";

/** A broker answers 3 s after its start on an idle machine, and after 20 s on a busy one. */
const START_LIMIT_MS = 90_000;
const ASK_EVERY_MS = 100;
const ANSWER_LIMIT_MS = 2_000;

/** Waits until the broker at a port counts itself as live; gives up at once when `alive` says that it ended. */
export async function untilReady(port: number, alive: () => boolean, log: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isReady(port))) {
    if (!alive()) throw new EngineFault(`the broker ended while starting; the end of its log:\n${log()}`);
    if (Date.now() > deadline) throw new EngineFault(`the broker did not answer in time; the end of its log:\n${log()}`);
    await pause(ASK_EVERY_MS);
  }
}

/** Whether the broker answers a Metadata request with at least one live broker. */
export async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await ask(port, METADATA_REQUEST);
    return answer.length >= BROKER_COUNT_AT + 4 && answer.readInt32BE(BROKER_COUNT_AT) > 0;
  } catch {
    // Refused, reset, or no answer yet: not ready is all that this says.
    return false;
  }
}

/**
 * Kafka protocol, Metadata version 1 for no topics: length 14, api key 3, version 1, correlation id 1, no client id,
 * an empty list of topics. The answer: length, correlation id, then the list of brokers.
 */
const METADATA_REQUEST = Buffer.from([0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff, 0, 0, 0, 0]);
const BROKER_COUNT_AT = 8;

function ask(port: number, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    let answer = Buffer.alloc(0);
    socket.setTimeout(ANSWER_LIMIT_MS, () => socket.destroy(new EngineFault("no answer")));
    socket.on("error", reject);
    socket.on("close", () => reject(new EngineFault("closed")));
    socket.on("data", (piece) => {
      answer = Buffer.concat([answer, piece]);
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return;
      resolve(answer);
      socket.destroy();
    });
  });
}

import {
  type Delivery,
  describeError,
  hashOf,
  LangngheError,
  type OutcomeRecord,
  type OutgoingMessage,
  type Parked,
} from "@langnghe/domain";
import type { Attempt, Flow, FlowResult } from "./flow.ts";
import { forEachKeyInOrder } from "./ordered.ts";
import { DEFAULT_RETRY, type RetrySettings, retrying, StepFault } from "./retry.ts";

/** Where the runner writes what became of messages; the store's work log. */
export interface WorkSink {
  record(outcomes: readonly OutcomeRecord[]): Promise<void>;
  park(parked: Parked): Promise<void>;
  strike(service: string, message: string): Promise<number>;
  clearStrikes(service: string, messages: readonly string[]): Promise<void>;
}

export interface RunnerOptions<I, O> {
  readonly flow: Flow<I, O>;
  /** Bytes of a message to the flow's input; rejects what has another shape with PARSE_FAILED. */
  readonly decode: (bytes: Uint8Array) => I;
  /** Publishes what the flow yields, or null when its last step is the effect. */
  readonly output: { publish(messages: readonly OutgoingMessage[]): Promise<void>; encode(value: O): Uint8Array } | null;
  readonly work: WorkSink;
  /** Told of each outcome, for metrics and log. */
  readonly observe: (outcome: OutcomeRecord, cause: string | null) => void;
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Keys worked on at the same time. */
  readonly concurrency: number;
  readonly retry?: RetrySettings;
}

/** The label of ordinary operation in outcome records; imports and replays carry their own in the header `run`. */
export const LIVE_RUN = "live";

/**
 * After this many crashes on one message it is parked in place of crashing again: an unknown fault must be seen (the process
 * goes down, loudly), but one document must not keep a province's installation down.
 */
const STRIKES_BEFORE_PARK = 3;

interface Done<O> {
  readonly message: Delivery;
  readonly result: FlowResult<O>;
  readonly ms: number;
}

/**
 * Makes the bus handler of a flow. For each batch: run every item (order per key, `concurrency` keys at once), publish what
 * goes on, park what is set aside, record every outcome, and only then settle. A crash in between re-delivers the batch;
 * ids make that harmless.
 */
export function runFlow<I, O>(options: RunnerOptions<I, O>): (batch: readonly Delivery[]) => Promise<void> {
  const attempt = retrying(options.retry ?? DEFAULT_RETRY, options.sleep);

  return async function handleBatch(batch) {
    const done: Done<O>[] = [];
    await forEachKeyInOrder(batch, options.concurrency, async (message) => {
      done.push(await runOne(options, attempt, message));
    });
    await persistently(options, () => publishNext(options, done));
    await persistently(options, () => recordAll(options, done));
    for (const { message } of done) message.settle();
  };
}

async function runOne<I, O>(options: RunnerOptions<I, O>, attempt: Attempt, message: Delivery): Promise<Done<O>> {
  const started = options.clock();
  const result = await guarded(options, message, () => decodeAndRun(options, attempt, message));
  return { message, result, ms: options.clock() - started };
}

async function decodeAndRun<I, O>(options: RunnerOptions<I, O>, attempt: Attempt, message: Delivery): Promise<FlowResult<O>> {
  let item: I;
  try {
    item = options.decode(message.value);
  } catch (cause) {
    return { kind: "park", step: "decode", reason: "undecodable", cause };
  }
  return options.flow.run(item, attempt);
}

/** Lets an unknown fault through until the message has crashed the service often enough to be set aside. */
async function guarded<I, O>(
  options: RunnerOptions<I, O>,
  message: Delivery,
  run: () => Promise<FlowResult<O>>,
): Promise<FlowResult<O>> {
  try {
    return await run();
  } catch (error) {
    const strikes = await options.work.strike(options.flow.service, message.id);
    if (strikes < STRIKES_BEFORE_PARK) throw error;
    await options.work.clearStrikes(options.flow.service, [message.id]);
    const step = error instanceof StepFault ? error.step : "unknown";
    return { kind: "park", step, reason: "crashed", cause: error instanceof StepFault ? error.cause : error };
  }
}

async function publishNext<I, O>(options: RunnerOptions<I, O>, done: readonly Done<O>[]): Promise<void> {
  const { output } = options;
  if (output === null) return;
  const messages: OutgoingMessage[] = [];
  for (const { message, result } of done) {
    if (result.kind !== "next") continue;
    messages.push({ id: message.id, key: message.key, headers: message.headers, value: output.encode(result.value) });
  }
  await output.publish(messages);
}

async function recordAll<I, O>(options: RunnerOptions<I, O>, done: readonly Done<O>[]): Promise<void> {
  const at = new Date(options.clock()).toISOString();
  const outcomes: OutcomeRecord[] = [];
  for (const item of done) {
    const outcome = outcomeOf(options.flow.service, item, at);
    const cause = item.result.kind === "park" ? describeCause(item.result.cause) : null;
    if (cause !== null) await options.work.park(parkedOf(item, outcome, cause));
    options.observe(outcome, cause);
    outcomes.push(outcome);
  }
  await options.work.record(outcomes);
}

function outcomeOf<O>(service: string, { message, result, ms }: Done<O>, at: string): OutcomeRecord {
  return {
    service,
    message: message.id,
    subject: message.key,
    ...(message.headers.feed === undefined ? {} : { feed: message.headers.feed }),
    run: message.headers.run ?? LIVE_RUN,
    kind: result.kind,
    step: result.step,
    reason: result.kind === "next" ? null : result.reason,
    at,
    ms,
  };
}

function parkedOf<O>({ message }: Done<O>, outcome: OutcomeRecord, cause: string): Parked {
  return {
    id: hashOf("parked", outcome.service, message.id),
    service: outcome.service,
    step: outcome.step,
    reason: outcome.reason ?? "unknown",
    cause,
    stream: message.stream,
    message: message.id,
    subject: message.key,
    key: message.key,
    value: Buffer.from(message.value).toString("base64"),
    at: outcome.at,
    times: 1,
  };
}

function describeCause(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause !== undefined ? ` (${describeError(cause.cause)})` : "";
  return `${describeError(cause)}${inner}`;
}

/** The runner's own writes are retried for as long as their fault is a passing one: nothing may be lost behind them. */
async function persistently<I, O>(options: RunnerOptions<I, O>, write: () => Promise<void>): Promise<void> {
  const { firstPauseMs, longestPauseMs } = options.retry ?? DEFAULT_RETRY;
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 2)) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof LangngheError && error.retryable)) throw error;
      await options.sleep(pause);
    }
  }
}

import assert from "node:assert/strict";

/**
 * A contract suite is a list of named checks. Each opens what it needs, asserts with `node:assert`, and leaves nothing
 * behind; so the same list runs under vitest for a real driver, and outside it to prove that a broken driver fails.
 */
export interface Check<T> {
  readonly name: string;
  run(place: Place<T>): Promise<void>;
}

/** Somewhere a driver keeps its data: a file, a prefix of streams on a broker, an index. Empty when it is made. */
export interface Place<T> {
  /** Opens the driver on the place's data. Called again it gives a second opening, as another process would. */
  open(): Promise<T>;
  /** Closes what is still open and removes the data. */
  remove(): Promise<void>;
}

/** Makes a new, empty place. */
export type MakePlace<T> = () => Promise<Place<T>>;

/** Runs a check in a place of its own. */
export async function runCheck<T>(check: Check<T>, makePlace: MakePlace<T>): Promise<void> {
  const place = await makePlace();
  try {
    await check.run(place);
  } finally {
    await place.remove();
  }
}

/** How long a check waits for what must happen. Only a broken driver ever waits this long. */
export const patience = { ms: 10_000 };
/** How long a check watches that nothing happens; a fault that takes longer to show is not found. */
export const WATCH_MS = 300;
const LOOK_EVERY_MS = 10;

/** Waits until `condition` holds; fails with `what` when it does not in time. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patienceMs = patience.ms,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline) assert.fail(`never happened: ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** The code a call rejects with; `none` when it resolves. */
export async function codeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return "none";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

/** Reads a whole iterable. */
export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

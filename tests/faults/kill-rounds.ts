import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { randomFrom } from "../load/invented-documents.ts";

/** A killed worker lived this long after it was ready: long enough for some publishes, short enough for many rounds. */
const MAX_LIFE_MS = 250;
/** A worker that does not come up within this time is broken. */
const START_LIMIT_MS = 60_000;

export interface Rounds {
  readonly folder: string;
  readonly rounds: number;
  readonly seed: number;
}

/** Starts a worker and kills it with SIGKILL at a random moment, again and again, on the same data. */
export async function killRounds({ folder, rounds, seed }: Rounds): Promise<void> {
  const random = randomFrom(seed);
  // Compiled once instead of in every round: a worker starts in a quarter of the time.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") };
  const start = (round: number): ChildProcess =>
    fork(join(import.meta.dirname, "kill-worker.ts"), ["--folder", folder, "--round", String(round)], { env });
  let next = start(0);
  try {
    for (let round = 0; round < rounds; round++) {
      const worker = next;
      if (round + 1 < rounds) next = start(round + 1);
      await oneLife(worker, random() * MAX_LIFE_MS);
    }
  } finally {
    next.kill("SIGKILL");
  }
}

async function oneLife(worker: ChildProcess, lifeMs: number): Promise<void> {
  const becomesReady = ready(worker);
  worker.send("go");
  await becomesReady;
  await new Promise((resolve) => setTimeout(resolve, lifeMs));
  const exited = once(worker, "exit");
  worker.kill("SIGKILL");
  const [code, signal] = await exited;
  if (signal !== "SIGKILL") throw new Error(`a worker ended by itself with ${code}`);
}

async function ready(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit").then(([code]) => {
    throw new Error(`the worker ended with ${code} before it was ready`);
  });
  const signal = AbortSignal.timeout(START_LIMIT_MS);
  // Whichever comes first decides; the other promise must not be reported as unhandled when the worker is killed later.
  gone.catch(() => undefined);
  await Promise.race([once(worker, "message", { signal }), gone]);
}

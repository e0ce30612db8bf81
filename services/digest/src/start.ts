import type { DigestDeps } from "./deps.ts";
import { digestFlow } from "./flow.ts";

/** Between two rounds: somebody who pressed a button looks at the screen. */
const ROUND_MS = 1_000;
/** After a start the collector needs this long to catch up with what was published while the machine was off. */
const CATCH_UP_MS = 40_000;

/** Runs rounds of the flow until it is stopped. A fault ends it, for the supervisor to start again. */
export function startDigest(
  deps: DigestDeps,
  catchUpMs = CATCH_UP_MS,
): { readonly ended: Promise<void>; stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    const steps = digestFlow(deps, deps.clock() + catchUpMs);
    while (!stopped) {
      for (const step of steps) await step();
      if (!stopped) await pause();
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ROUND_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const ended = run();
  return {
    ended,
    async stop() {
      stopped = true;
      wake();
      await ended;
    },
  };
}

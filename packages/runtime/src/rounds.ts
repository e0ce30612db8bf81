import type { Part } from "./supervise.ts";

/** Runs a round now and again after each pause until it is stopped; a fault ends it, for the supervisor to start again. */
export function inRounds(pauseMs: number, round: () => Promise<unknown>): Part {
  let stopped = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped) {
      await round();
      if (!stopped) await pause();
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
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

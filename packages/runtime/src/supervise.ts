import { describeError } from "@langnghe/domain";
import type { Log } from "./log.ts";
import type { Running } from "./stop.ts";

/** A part that may end by itself: by failing. `ended` resolves after a stop and rejects after a failure. */
export interface Part {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What a supervised part is doing, for health and the status page. */
export interface PartHealth {
  readonly name: string;
  readonly state: "running" | "restarting" | "stopped";
  readonly restarts: number;
  /** One line on the last failure; null when there was none. */
  readonly lastFailure: string | null;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A part that ran this long has recovered: the next pause starts small again. */
const RECOVERED_AFTER_MS = 60_000;

/**
 * Starts a part again when it fails, with growing pauses, and says so. In the embedded mode this takes the place of the
 * supervisor (systemd, a container engine) that restarts a crashed process in the distributed one.
 */
export function supervise(name: string, start: () => Promise<Part>, log: Log): Running & { health(): PartHealth } {
  let current: Part | null = null;
  let stopped = false;
  let wake: () => void = () => undefined;
  let health: PartHealth = { name, state: "running", restarts: 0, lastFailure: null };

  async function runForever(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!stopped) {
      const startedAt = Date.now();
      try {
        current = await start();
        health = { ...health, state: "running" };
        if (stopped) await current.stop();
        await current.ended;
      } catch (error) {
        if (Date.now() - startedAt > RECOVERED_AFTER_MS) pause = FIRST_PAUSE_MS;
        health = { ...health, state: "restarting", restarts: health.restarts + 1, lastFailure: describeError(error) };
        log("error", "part_failed", { part: name, error: describeFully(error), pauseMs: pause });
        await sleepUnlessStopped(pause);
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    }
    health = { ...health, state: "stopped" };
  }

  function sleepUnlessStopped(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const ended = runForever();
  return {
    name,
    health: () => health,
    async stop() {
      stopped = true;
      wake();
      await current?.stop();
      await ended;
    },
  };
}

function describeFully(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? ` <- ${describeError(error.cause)}` : "";
  return `${describeError(error)}${cause}`;
}

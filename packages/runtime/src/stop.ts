import type { Log } from "./log.ts";

/** Something that runs until it is told to end. */
export interface Running {
  readonly name: string;
  stop(): Promise<void>;
}

/** After this long an orderly stop is given up: what is open settles at the next start. Ctrl-C promises five seconds. */
const STOP_LIMIT_MS = 4_500;

/** Stops in the order given, each within what is left of the limit. Resolves with the names of those that did not make it. */
export async function stopAll(parts: readonly Running[], log: Log, limitMs = STOP_LIMIT_MS): Promise<string[]> {
  const late: string[] = [];
  const deadline = Date.now() + limitMs;
  for (const part of parts) {
    const ended = await within(part.stop(), Math.max(1, deadline - Date.now()));
    if (ended !== "done") late.push(part.name);
    log(ended === "done" ? "debug" : "warn", "stopped", { part: part.name, ended });
  }
  return late;
}

async function within(work: Promise<void>, ms: number): Promise<"done" | "late" | "failed"> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms);
  });
  const ended = await Promise.race([
    work.then(
      () => "done" as const,
      () => "failed" as const,
    ),
    limit,
  ]);
  clearTimeout(timer);
  return ended;
}

/** Resolves at the first SIGINT or SIGTERM with its name; a second one ends the process at once with the usual code. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
        resolve(signal);
      });
    }
  });
}

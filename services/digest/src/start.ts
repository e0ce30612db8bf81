import { inRounds, type Part } from "@langnghe/runtime";
import type { DigestDeps } from "./deps.ts";
import { digestFlow } from "./flow.ts";

/** Between two rounds: somebody who pressed a button looks at the screen. */
const ROUND_MS = 1_000;
/** After a start the collector needs this long to catch up with what was published while the machine was off. */
const CATCH_UP_MS = 40_000;

/** Runs rounds of the flow until it is stopped. A fault ends it, for the supervisor to start again. */
export function startDigest(deps: DigestDeps, catchUpMs = CATCH_UP_MS): Part {
  const steps = digestFlow(deps, deps.clock() + catchUpMs);
  return inRounds(ROUND_MS, async () => {
    for (const step of steps) await step();
  });
}

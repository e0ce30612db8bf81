import { describe, it } from "vitest";
import { type Check, type MakePlace, runCheck } from "./check.ts";

/** Registers a contract suite with vitest for one driver. */
export function registerSuite<T>(name: string, checks: readonly Check<T>[], makePlace: MakePlace<T>): void {
  describe(name, () => {
    for (const check of checks) it(check.name, async () => await runCheck(check, makePlace));
  });
}

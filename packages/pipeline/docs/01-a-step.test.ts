import { describe, expect, it } from "vitest";
import { drop, next, park, type Step } from "../src/index.ts";

// Tutorial, 1 of 5: a step.
//
// A step is a factory: what it depends on stands outside, a *named* function inside. The name is the metric label, the word
// in the log and the header of what is parked, so it says what the step does.

/** Settings and dependencies of the step. */
interface TrimDeps {
  readonly longest: number;
}

function trimWord(deps: TrimDeps): Step<string, string, "blank" | "too_long"> {
  return async function trimWord(word) {
    const trimmed = word.trim();
    // Expected, and not worth keeping: counted under a reason from a closed list.
    if (trimmed === "") return drop("blank");
    // Not expected, and somebody should look at it: kept with its cause.
    if (trimmed.length > deps.longest) return park("too_long", new RangeError(`${trimmed.length} letters`));
    return next(trimmed);
  };
}

describe("a step", () => {
  const step = trimWord({ longest: 5 });

  it("has a name of its own", () => {
    expect(step.name).toBe("trimWord");
  });

  it("passes a value on", async () => {
    expect(await step(" đất ")).toEqual({ kind: "next", value: "đất" });
  });

  it("drops what is expected, with a reason", async () => {
    expect(await step("   ")).toEqual({ kind: "drop", reason: "blank" });
  });

  it("parks what a person should see, with its cause", async () => {
    const outcome = await step("nghiêng nước");
    expect(outcome).toMatchObject({ kind: "park", reason: "too_long" });
    expect(outcome.kind === "park" && outcome.cause).toBeInstanceOf(RangeError);
  });
});

import { type Delivery, LangngheError } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { flow, next, runFlow } from "../src/index.ts";
import { delivery, memoryOutput, memoryWork, stillTime } from "./stand-ins.ts";

// Tutorial, 4 of 5: faults.
//
// Steps do not catch. The runner alone decides: a passing fault is tried again with growing pauses and then parked; a fault
// of the item itself parks at once; what nobody expected takes the service down, loudly, and is delivered again.

function runner(step: (word: string) => Promise<void>, tries = 4) {
  const [work, output, time] = [memoryWork(), memoryOutput(), stillTime()];
  const handle: (batch: readonly Delivery[]) => Promise<void> = runFlow({
    flow: flow<string>("words").step(async function write(word) {
      await step(word);
      return next(word);
    }),
    decode: (bytes) => Buffer.from(bytes).toString(),
    output,
    work,
    observe: () => undefined,
    concurrency: 2,
    retry: { tries, firstPauseMs: 100, longestPauseMs: 250 },
    ...time,
  });
  return { work, output, handle, pauses: time.pauses };
}

describe("a passing fault", () => {
  it("is tried again, each pause longer up to the longest, with jitter below", async () => {
    let calls = 0;
    const { work, handle, pauses } = runner(async () => {
      calls += 1;
      if (calls < 4) throw new LangngheError("STORE_UNAVAILABLE", "starting");
    });
    await handle([delivery("m1", "k", "lũ")]);
    expect(work.outcomes).toMatchObject([{ kind: "next" }]);
    expect(pauses).toHaveLength(3);
    for (const [index, full] of [100, 200, 250].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(full / 2);
      expect(pauses[index]).toBeLessThanOrEqual(full);
    }
  });

  it("that does not pass parks the item, with the fault as its cause", async () => {
    const { work, handle } = runner(async () => {
      throw new LangngheError("STORE_UNAVAILABLE", "still down");
    });
    const message = delivery("m1", "k", "lũ");
    await handle([message]);
    expect(work.parkedItems).toMatchObject([{ reason: "gave_up", cause: "STORE_UNAVAILABLE: still down" }]);
    expect(message.isSettled()).toBe(true);
  });
});

describe("a fault of the item itself", () => {
  it("parks at once under the code's name", async () => {
    const { work, handle, pauses } = runner(async () => {
      throw new LangngheError("WORKER_LOST", "the page took too long");
    });
    await handle([delivery("m1", "k", "trang")]);
    expect(work.parkedItems).toMatchObject([{ step: "write", reason: "worker_lost" }]);
    expect(pauses).toEqual([]);
  });
});

describe("what nobody expected", () => {
  const bug = async (word: string) => {
    if (word === "bad") throw new TypeError("undefined is not a function");
  };

  it("takes the service down and settles nothing of the batch", async () => {
    const { output, handle } = runner(bug);
    const batch = [delivery("m1", "a", "good"), delivery("m2", "b", "bad")];
    await expect(handle(batch)).rejects.toThrow(/step write failed/);
    expect(batch.some((message) => message.isSettled())).toBe(false);
    expect(output.published).toEqual([]);
  });

  it("parks the message at its third crash: one document must not keep an installation down", async () => {
    const { work, handle } = runner(bug);
    const batch = () => [delivery("m1", "a", "good"), delivery("m2", "b", "bad")];
    await expect(handle(batch())).rejects.toThrow();
    await expect(handle(batch())).rejects.toThrow();
    await handle(batch());
    expect(work.parkedItems).toMatchObject([
      { message: "m2", reason: "crashed", cause: "TypeError: undefined is not a function" },
    ]);
    expect(work.outcomes.map((outcome) => outcome.kind).sort()).toEqual(["next", "park"]);
  });
});

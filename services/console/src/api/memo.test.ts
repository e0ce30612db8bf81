import { describe, expect, it } from "vitest";
import { memo } from "./memo.ts";

describe("a kept answer", () => {
  it("is computed once for all who ask at first, kept while fresh, and renewed behind an old one", async () => {
    let now = 0;
    let computed = 0;
    const ask = memo(
      () => now,
      async () => {
        computed += 1;
        return computed;
      },
    );
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    now = 4_999;
    expect(await ask()).toBe(1);
    now = 5_000;
    expect(await ask()).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await ask()).toBe(2);
    // So old that it would mislead: the new one is waited for.
    now = 100_000;
    expect(await ask()).toBe(3);
  });

  it("does not keep a failure", async () => {
    let fails = true;
    const ask = memo(
      () => 0,
      async () => {
        if (fails) throw new TypeError("not now");
        return "answer";
      },
    );
    await expect(ask()).rejects.toThrow("not now");
    fails = false;
    expect(await ask()).toBe("answer");
  });
});

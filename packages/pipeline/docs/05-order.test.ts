import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { coalesce, forEachKeyInOrder } from "../src/index.ts";

// Tutorial, 5 of 5: order, and writing many at once.

describe("order per key", () => {
  const items = [
    { key: "a", n: 1 },
    { key: "b", n: 2 },
    { key: "a", n: 3 },
    { key: "c", n: 4 },
    { key: "a", n: 5 },
  ];

  it("works on one key's items one after another, in their order, even when the first is slow", async () => {
    const ended: number[] = [];
    await forEachKeyInOrder(items, 3, async ({ key, n }) => {
      await sleep(key === "a" && n === 1 ? 20 : 1);
      ended.push(n);
    });
    expect(ended.filter((n) => [1, 3, 5].includes(n))).toEqual([1, 3, 5]);
    expect(ended.indexOf(2)).toBeLessThan(ended.indexOf(1));
  });

  it("never works on more keys at once than it is told", async () => {
    let [now, most] = [0, 0];
    const many = Array.from({ length: 20 }, (_, n) => ({ key: `k${n}`, n }));
    await forEachKeyInOrder(many, 4, async () => {
      now += 1;
      most = Math.max(most, now);
      await sleep(1);
      now -= 1;
    });
    expect(most).toBe(4);
  });

  it("begins nothing more of anything after a failure, and fails with it", async () => {
    const begun: number[] = [];
    const work = async ({ n }: { n: number }) => {
      begun.push(n);
      if (n === 1) throw new RangeError("first");
    };
    await expect(forEachKeyInOrder(items, 1, work)).rejects.toThrow("first");
    expect(begun).toEqual([1]);
  });
});

describe("coalesce", () => {
  it("joins calls of one turn into one write and answers each caller with its own result", async () => {
    const writes: number[][] = [];
    const double = coalesce(async (numbers: readonly number[]) => {
      writes.push([...numbers]);
      return numbers.map((n) => n * 2);
    }, 10);
    expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
    expect(writes).toEqual([[1, 2, 3]]);
  });

  it("cuts what is too much for one write", async () => {
    const sizes: number[] = [];
    const same = coalesce(async (numbers: readonly number[]) => {
      sizes.push(numbers.length);
      return numbers;
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map((n) => same(n)));
    expect(sizes).toEqual([2, 2, 1]);
  });

  it("fails every caller of a write that failed, and nobody else", async () => {
    const picky = coalesce(async (numbers: readonly number[]) => {
      if (numbers.includes(3)) throw new RangeError("no threes");
      return numbers;
    }, 2);
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => picky(n)));
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected", "fulfilled"]);
  });
});

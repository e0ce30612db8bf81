import { describe, expect, test } from "vitest";
import { startSchedule } from "./schedule.ts";

const FAR = Number.MAX_SAFE_INTEGER;
const due = (...ids: string[]) => new Map(ids.map((id) => [id, 0]));

describe("startSchedule", () => {
  test("polls all that is due, no more at once than allowed", async () => {
    const polled: string[] = [];
    const all = Promise.withResolvers<void>();
    let flying = 0;
    let most = 0;
    const schedule = startSchedule({
      first: due("a", "b", "c", "d", "e"),
      concurrency: 2,
      clock: () => 1,
      poll: async (id) => {
        flying += 1;
        most = Math.max(most, flying);
        await new Promise((resolve) => setImmediate(resolve));
        flying -= 1;
        if (polled.push(id) === 5) all.resolve();
        return { result: id, dueAt: FAR };
      },
    });
    await all.promise;
    await schedule.stop();
    await schedule.ended;
    expect(polled.sort()).toEqual(["a", "b", "c", "d", "e"]);
    expect(most).toBe(2);
  });

  test("a feed is polled again when it is due again", async () => {
    let count = 0;
    const thrice = Promise.withResolvers<void>();
    const schedule = startSchedule({
      first: due("a"),
      concurrency: 1,
      clock: () => Date.now(),
      poll: async () => {
        count += 1;
        if (count === 3) thrice.resolve();
        return { result: count, dueAt: count < 3 ? Date.now() : FAR };
      },
    });
    await thrice.promise;
    await schedule.stop();
    expect(count).toBe(3);
  });

  test("runNow joins the poll under way and never doubles it", async () => {
    const gate = Promise.withResolvers<void>();
    let count = 0;
    const schedule = startSchedule({
      first: new Map([["a", FAR]]),
      concurrency: 1,
      clock: () => 0,
      poll: async () => {
        count += 1;
        await gate.promise;
        return { result: count, dueAt: FAR };
      },
    });
    const both = Promise.all([schedule.runNow("a"), schedule.runNow("a")]);
    gate.resolve();
    expect(await both).toEqual([1, 1]);
    expect(await schedule.runNow("a")).toBe(2);
    await schedule.stop();
  });

  test("a failure ends it with that failure, after all that was under way", async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const schedule = startSchedule({
      first: due("bad", "slow"),
      concurrency: 2,
      clock: () => 1,
      onFailure: () => {
        order.push("told");
        gate.resolve();
      },
      poll: async (id) => {
        if (id === "bad") throw new Error("no bus");
        await gate.promise;
        order.push("slow done");
        return { result: id, dueAt: 0 };
      },
    });
    await expect(schedule.ended).rejects.toThrow("no bus");
    expect(order).toEqual(["told", "slow done"]);
    await schedule.stop();
  });

  test("a poll by hand that fails is due again in a minute", async () => {
    let now = 0;
    let fails = true;
    const again = Promise.withResolvers<string>();
    const schedule = startSchedule({
      first: new Map([["a", FAR]]),
      concurrency: 1,
      clock: () => now,
      poll: async (id) => {
        if (fails) throw new Error("store away");
        again.resolve(id);
        return { result: id, dueAt: FAR };
      },
    });
    await expect(schedule.runNow("a")).rejects.toThrow("store away");
    fails = false;
    now = 60_000;
    expect(await again.promise).toBe("a");
    await schedule.stop();
  });
});

import { describe, expect, it, vi } from "vitest";
import { silentLog } from "./log.ts";
import { stopAll } from "./stop.ts";
import { supervise } from "./supervise.ts";

function part() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { ended, fail, stop: async () => end() };
}

describe("a supervised part", () => {
  it("is started again when it fails, and health says how often and why", async () => {
    const parts = [part(), part()];
    let started = 0;
    const supervised = supervise("indexer", async () => parts[started++] ?? part(), silentLog);
    await vi.waitFor(() => expect(started).toBe(1));
    parts[0]?.fail(new TypeError("undefined is not a function"));
    await vi.waitFor(() => expect(started).toBe(2), { timeout: 5_000 });
    expect(supervised.health()).toMatchObject({
      name: "indexer",
      restarts: 1,
      lastFailure: "TypeError: undefined is not a function",
    });
    await supervised.stop();
    expect(supervised.health().state).toBe("stopped");
  });

  it("that cannot even start is tried again, and can be stopped between two tries", async () => {
    let tries = 0;
    const supervised = supervise(
      "collector",
      async () => {
        tries += 1;
        throw new RangeError("no");
      },
      silentLog,
    );
    await vi.waitFor(() => expect(tries).toBe(1));
    expect(supervised.health().state).toBe("restarting");
    await supervised.stop();
    expect(supervised.health().state).toBe("stopped");
  });
});

describe("stopping everything", () => {
  it("goes in order and names what did not make it in time or failed", async () => {
    const order: string[] = [];
    const quick = (name: string) => ({ name, stop: async () => void order.push(name) });
    const slow = { name: "slow", stop: () => new Promise<void>(() => undefined) };
    const broken = { name: "broken", stop: async () => Promise.reject(new Error("x")) };
    expect(await stopAll([quick("first"), slow, broken, quick("last")], silentLog, 50)).toEqual(["slow", "broken"]);
    expect(order).toEqual(["first", "last"]);
  });
});

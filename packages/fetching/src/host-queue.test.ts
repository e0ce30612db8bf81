import { describe, expect, test } from "vitest";
import { type Answer, type HostQueueOptions, hostQueue } from "./host-queue.ts";

const A = new URL("http://a.example/");
const B = new URL("http://b.example/");
const FINE: Answer = { status: 200, retryAfterMs: null };

/** A queue in a time of its own: sleeping moves the clock. */
function queueInOwnTime(options: Partial<HostQueueOptions> = {}) {
  const time = { now: 0 };
  const queue = hostQueue({
    clock: () => time.now,
    sleep: async (ms) => {
      time.now += ms;
    },
    ...options,
  });
  return { queue, time };
}

describe("hostQueue", () => {
  test("requests of one host start 5 s apart, one at a time", async () => {
    const { queue, time } = queueInOwnTime();
    const starts: number[] = [];
    const task = async () => {
      starts.push(time.now);
      return FINE;
    };
    await Promise.all([queue.run(A, task), queue.run(A, task), queue.run(A, task)]);
    expect(starts).toEqual([0, 5_000, 10_000]);
  });

  test("another pause by host; crawl-delay lengthens, 0 switches both off", async () => {
    const { queue, time } = queueInOwnTime({ delayMs: 1_000, overrides: { "b.example": 0 } });
    const at = async (url: URL, crawlDelayMs: number) => {
      let start = -1;
      await queue.run(
        url,
        async () => {
          start = time.now;
          return FINE;
        },
        { crawlDelayMs },
      );
      return start;
    };
    expect([await at(A, 0), await at(A, 7_000), await at(A, 0)]).toEqual([0, 1_000, 8_000]);
    time.now = 0;
    expect([await at(B, 9_000), await at(B, 9_000)]).toEqual([0, 0]);
  });

  test("one in flight a host, no more than the limit in all", async () => {
    const { queue } = queueInOwnTime({ delayMs: 0, concurrency: 2 });
    const flying = new Map<string, number>();
    const most = { host: 0, all: 0 };
    const task = (host: string) => async () => {
      flying.set(host, (flying.get(host) ?? 0) + 1);
      most.host = Math.max(most.host, ...flying.values());
      most.all = Math.max(
        most.all,
        [...flying.values()].reduce((sum, count) => sum + count, 0),
      );
      await new Promise((resolve) => setImmediate(resolve));
      flying.set(host, (flying.get(host) ?? 0) - 1);
      return FINE;
    };
    const hosts = ["a", "b", "c", "d", "a", "b", "c", "d", "a"];
    await Promise.all(hosts.map((host) => queue.run(new URL(`http://${host}.example/`), task(host))));
    expect(most).toEqual({ host: 1, all: 2 });
    expect(queue.waiting).toBe(0);
  });

  test("a throttled host rests as long as it says", async () => {
    const { queue, time } = queueInOwnTime({ delayMs: 0 });
    await queue.run(A, async () => ({ status: 429, retryAfterMs: 30_000 }));
    let start = 0;
    await queue.run(A, async () => {
      start = time.now;
      return FINE;
    });
    expect(start).toBe(30_000);
  });

  test("without a time it rests a minute, then twice as long each time; long rests are refused at once", async () => {
    const { queue, time } = queueInOwnTime({ delayMs: 0 });
    const throttled = async () => ({ status: 503, retryAfterMs: null });
    await queue.run(A, throttled);
    await queue.run(A, throttled);
    expect(time.now).toBe(60_000);
    const call = queue.run(A, throttled);
    await expect(call).rejects.toMatchObject({ code: "FETCH_FAILED", facts: { why: "backing_off", retryAfterMs: 120_000 } });
    expect(await queue.run(B, async () => FINE)).toEqual(FINE);
    time.now += 120_000;
    await queue.run(A, async () => FINE);
    await queue.run(A, throttled);
    await queue.run(A, async () => FINE);
    expect(time.now).toBe(240_000);
  });

  test("a task that fails frees its place and keeps the pause", async () => {
    const { queue, time } = queueInOwnTime();
    await expect(queue.run(A, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await queue.run(A, async () => FINE);
    expect(time.now).toBe(5_000);
  });

  test("waiting ends when the caller gives up", async () => {
    const queue = hostQueue({ clock: () => Date.now(), delayMs: 50_000 });
    await queue.run(A, async () => FINE);
    const call = queue.run(A, async () => FINE, { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toMatchObject({ code: "FETCH_FAILED", facts: { why: "aborted" } });
  });
});

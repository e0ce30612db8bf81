import { feedSchema } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { pauseBeforeNextPoll } from "./next-poll.ts";

const MINUTE = 60_000;
const feed = feedSchema.parse({
  id: "a",
  label: "A",
  type: "feed",
  url: "http://a.example/rss",
  outlet: "a",
  channel: "news",
  everyMinutes: 30,
});
const middle = () => 0.5;

describe("pauseBeforeNextPoll", () => {
  test("the interval, spread by a tenth to either side", () => {
    const fine = { failures: 0, retryAfterMs: null };
    expect(pauseBeforeNextPoll(feed, fine, middle)).toBe(30 * MINUTE);
    expect(pauseBeforeNextPoll(feed, fine, () => 0)).toBe(27 * MINUTE);
    expect(pauseBeforeNextPoll(feed, fine, () => 0.999_999)).toBeLessThan(33 * MINUTE);
  });

  test("after failures five minutes doubling to a day, never sooner than the interval", () => {
    const quick = { ...feed, everyMinutes: 1 };
    const pauses = [1, 2, 3, 8, 9, 10, 40].map((failures) =>
      pauseBeforeNextPoll(quick, { failures, retryAfterMs: null }, middle),
    );
    expect(pauses.map((pause) => pause / MINUTE)).toEqual([5, 10, 20, 640, 1_280, 1_440, 1_440]);
    expect(pauseBeforeNextPoll(feed, { failures: 1, retryAfterMs: null }, middle)).toBe(30 * MINUTE);
  });

  test("never sooner than the server asked for, but within a day", () => {
    expect(pauseBeforeNextPoll(feed, { failures: 1, retryAfterMs: 90 * MINUTE }, middle)).toBe(90 * MINUTE);
    expect(pauseBeforeNextPoll(feed, { failures: 1, retryAfterMs: 90_000 * MINUTE }, middle)).toBe(1_440 * MINUTE);
  });
});

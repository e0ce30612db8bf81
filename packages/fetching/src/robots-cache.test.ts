import { DAY_MS } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import type { FetchResponse } from "./fetcher.ts";
import { failed, refused } from "./refusal.ts";
import { robotsCache } from "./robots-cache.ts";

const PAGE = new URL("http://bao.example/tin/1");
const MINUTE_MS = 60_000;

/** A cache over a host whose answers are told one after another, with a clock to turn. */
function cacheOver(answers: readonly (number | string | Error)[]) {
  let now = 0;
  const asked: string[] = [];
  const cache = robotsCache({
    clock: () => now,
    fetch: async function fetch(url) {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(url);
      if (answer instanceof Error) throw answer;
      return responseOf(answer ?? 404);
    },
  });
  return { cache, asked, turn: (ms: number) => (now += ms) };
}

function responseOf(answer: number | string): FetchResponse {
  const body = Buffer.from(typeof answer === "string" ? answer : "");
  const status = typeof answer === "number" ? answer : 200;
  const nothing = { contentType: null, etag: null, lastModified: null, retryAfterMs: null, location: null };
  return { ...nothing, url: "http://bao.example/robots.txt", status, notModified: false, body };
}

const FORBIDS = "User-agent: *\nDisallow: /tin";
const DELAYS = "User-agent: *\nCrawl-delay: 3";

describe("robotsCache", () => {
  test("asks once a host for 24 hours, for two questions at once too", async () => {
    const { cache, asked, turn } = cacheOver([DELAYS, FORBIDS]);
    expect(await Promise.all([cache.check(PAGE), cache.check(new URL("/x", PAGE))])).toEqual([
      { crawlDelayMs: 3_000 },
      { crawlDelayMs: 3_000 },
    ]);
    turn(DAY_MS - 1);
    await cache.check(PAGE);
    expect(asked).toEqual(["http://bao.example/robots.txt"]);
    turn(1);
    await expect(cache.check(PAGE)).rejects.toMatchObject({
      code: "FETCH_REFUSED",
      facts: { why: "robots", host: "bao.example" },
    });
    expect(asked.length).toBe(2);
  });

  test.each([400, 401, 403, 404, 410])("status %i allows", async (status) => {
    const { cache } = cacheOver([status]);
    expect(await cache.check(PAGE)).toEqual({ crawlDelayMs: null });
  });

  test.each([
    ["503", 503],
    ["500", 500],
    ["429", 429],
    ["no answer", failed(PAGE, "connect")],
  ])("%s stops everything until it can be asked again", async (_name, answer) => {
    const { cache, asked, turn } = cacheOver([answer, 404]);
    const unreachable = { code: "FETCH_FAILED", facts: { why: "robots_unreachable" } };
    await expect(cache.check(PAGE)).rejects.toMatchObject(unreachable);
    turn(9 * MINUTE_MS);
    await expect(cache.check(PAGE)).rejects.toMatchObject(unreachable);
    expect(asked.length).toBe(1);
    turn(MINUTE_MS);
    expect(await cache.check(PAGE)).toEqual({ crawlDelayMs: null });
  });

  test("while the host is away its old rules hold, for a week", async () => {
    const { cache, turn } = cacheOver([FORBIDS, 503]);
    await expect(cache.check(PAGE)).rejects.toMatchObject({ facts: { why: "robots" } });
    turn(2 * DAY_MS);
    await expect(cache.check(PAGE)).rejects.toMatchObject({ facts: { why: "robots" } });
    turn(6 * DAY_MS);
    await expect(cache.check(PAGE)).rejects.toMatchObject({ facts: { why: "robots_unreachable" } });
  });

  test("a forbidden address is not taken for an absent robots.txt", async () => {
    const { cache } = cacheOver([refused(PAGE, "address", { address: "private" })]);
    await expect(cache.check(PAGE)).rejects.toMatchObject({ code: "FETCH_REFUSED", facts: { why: "address" } });
  });
});

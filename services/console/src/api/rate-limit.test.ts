import { describe, expect, it } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

describe("a rate limit", () => {
  it("lets events through again as the window moves on, by key", () => {
    const limit = createRateLimit(2, 10_000);
    limit.hit("a", 0);
    limit.hit("a", 4_000);
    expect(limit.waitFor("a", 5_000)).toBe(5);
    expect(limit.waitFor("b", 5_000)).toBe(0);
    expect(limit.waitFor("a", 10_000)).toBe(0);
    limit.hit("a", 10_000);
    expect(limit.waitFor("a", 10_000)).toBe(4);
    limit.forget("a");
    expect(limit.waitFor("a", 10_000)).toBe(0);
  });
});

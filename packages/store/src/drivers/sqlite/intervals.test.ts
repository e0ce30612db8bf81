import { describe, expect, it } from "vitest";
import { intervalStarts, startOfInterval } from "./intervals.ts";

const at = (instant: string): number => Date.parse(instant);
const iso = (ms: number): string => new Date(ms).toISOString();

describe("startOfInterval", () => {
  it.each([
    ["hour", "2026-11-10T03:59:59.999Z", "2026-11-10T03:00:00.000Z"],
    ["day", "2026-11-10T16:59:59.999Z", "2026-11-09T17:00:00.000Z"],
    ["day", "2026-11-10T17:00:00.000Z", "2026-11-10T17:00:00.000Z"],
    // 2026-11-09 is a Monday; in Vietnam it begins on Sunday at 17:00 UTC.
    ["week", "2026-11-08T16:59:59.999Z", "2026-11-01T17:00:00.000Z"],
    ["week", "2026-11-08T17:00:00.000Z", "2026-11-08T17:00:00.000Z"],
    ["month", "2026-10-31T17:00:00.000Z", "2026-10-31T17:00:00.000Z"],
    ["month", "2026-12-31T16:00:00.000Z", "2026-11-30T17:00:00.000Z"],
    ["day", "1969-12-31T20:00:00.000Z", "1969-12-31T17:00:00.000Z"],
    ["month", "1969-12-31T16:00:00.000Z", "1969-11-30T17:00:00.000Z"],
  ] as const)("the %s of %s begins at %s", (interval, instant, start) => {
    expect(iso(startOfInterval(at(instant), interval))).toBe(start);
  });
});

describe("intervalStarts", () => {
  it("begins with the interval that holds `from` and ends before `to`", () => {
    expect(intervalStarts(at("2026-01-15T00:00:00Z"), at("2026-03-31T17:00:00Z"), "month").map(iso)).toEqual([
      "2025-12-31T17:00:00.000Z",
      "2026-01-31T17:00:00.000Z",
      "2026-02-28T17:00:00.000Z",
    ]);
    expect(intervalStarts(5, 5, "day")).toEqual([]);
  });
});

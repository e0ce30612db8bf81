import { describe, expect, test } from "vitest";
import { sampleTime } from "./sample-time.ts";

/** 05:30 in Vietnam on 25 November 2026: still the 24th in UTC. */
const ANCHOR = Date.parse("2026-11-24T22:30:00Z");

describe("sampleTime", () => {
  test.each([
    ["-16d 07:40", "2026-11-09T07:40:00+07:00"],
    ["-1d 23:59", "2026-11-24T23:59:00+07:00"],
    ["-0d 05:00", "2026-11-25T05:00:00+07:00"],
    ["-60d 00:00", "2026-09-26T00:00:00+07:00"],
    ["+2d 08:00", "2026-11-27T08:00:00+07:00"],
    ["+4m", "2026-11-25T05:34:00+07:00"],
    ["+1440m", "2026-11-26T05:30:00+07:00"],
  ])("%s", (written, expected) => {
    expect(sampleTime(written, ANCHOR)).toBe(Date.parse(expected));
  });

  test.each(["", "16d 07:40", "-16d", "-16d 7:40", "4m", "-4m", "yesterday"])("%j is no time", (written) => {
    expect(() => sampleTime(written, ANCHOR)).toThrow(/no time of the sample/);
  });
});

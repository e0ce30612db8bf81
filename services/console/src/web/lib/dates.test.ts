import { describe, expect, test } from "vitest";
import {
  dayOf,
  daysSince,
  formatClock,
  formatDay,
  formatInstant,
  formatShortDay,
  formatWhen,
  readDay,
  startOfDay,
} from "./dates.ts";
import { formatNumber, percentOf, sumOf } from "./numbers.ts";

/** 23/11/2026, 07:05 in Vietnam. */
const AT = "2026-11-23T00:05:00.000Z";

describe("dates are Vietnam's", () => {
  test("day, clock and both", () => {
    expect(formatDay(AT)).toBe("23/11/2026");
    expect(formatClock(AT)).toBe("07:05");
    expect(formatInstant(AT)).toBe("23/11/2026, 07:05");
    expect(formatShortDay(AT)).toBe("23/11");
  });

  test("late evening in UTC is the next day in Vietnam", () => {
    expect(dayOf("2026-11-22T17:00:00.000Z")).toBe("2026-11-23");
    expect(dayOf("2026-11-22T16:59:59.999Z")).toBe("2026-11-22");
    expect(new Date(startOfDay("2026-11-23")).toISOString()).toBe("2026-11-22T17:00:00.000Z");
  });

  test("a day is typed day first, with whatever stands between the numbers", () => {
    expect(["5/11/2026", "05-11-2026", " 5.11.2026 "].map(readDay)).toEqual(Array(3).fill("2026-11-05"));
    expect(readDay("29/02/2028")).toBe("2028-02-29");
  });

  test("what is no day is none: months that are too short, the American order, halves", () => {
    expect(["31/02/2026", "29/02/2026", "11/25/2026", "5/11", "5/11/26", "hôm qua", ""].map(readDay)).toEqual(
      Array(7).fill(null),
    );
  });

  test("a calendar day stays itself", () => {
    expect(formatDay("2026-11-23")).toBe("23/11/2026");
  });

  test("relative only within a day", () => {
    const now = Date.parse(AT);
    const before = (ms: number): string => formatWhen(new Date(now - ms).toISOString(), now, "vi");
    expect(before(20_000)).toBe("vừa xong");
    expect(before(5 * 60_000)).toBe("5 phút trước");
    expect(before(3 * 3_600_000 + 59 * 60_000)).toBe("3 giờ trước");
    expect(before(86_400_000)).toBe("22/11/2026, 07:05");
    expect(formatWhen(new Date(now + 60_000).toISOString(), now, "vi")).toBe("23/11/2026, 07:06");
    expect(formatWhen(new Date(now - 60_000).toISOString(), now, "en")).toBe("1 min ago");
  });

  test("whole days that somebody waits", () => {
    expect(daysSince(AT, Date.parse(AT) + 2 * 86_400_000 - 1)).toBe(1);
    expect(daysSince(AT, Date.parse(AT) - 5)).toBe(0);
  });
});

describe("numbers", () => {
  test("have the dot in Vietnamese and the comma in English", () => {
    expect(formatNumber(1_234, "vi")).toBe("1.234");
    expect(formatNumber(6.5, "vi")).toBe("6,5");
    expect(formatNumber(1_234, "en")).toBe("1,234");
  });

  test("sums and shares", () => {
    expect(sumOf({ too_old: 3, empty: 4 })).toBe(7);
    expect(percentOf(1, 3)).toBe(33);
    expect(percentOf(0, 0)).toBe(0);
  });
});

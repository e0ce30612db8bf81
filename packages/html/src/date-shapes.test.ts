import { describe, expect, it } from "vitest";
import { parseInstant } from "./dates.ts";

// Every shape below writes the same moment: 24 November 2026, 07:05 in Vietnam, which is 00:05 in Greenwich.
const MOMENT = "2026-11-24T00:05:00.000Z";
const VIETNAMESE = [
  "24/11/2026 07:05",
  "24/11/2026 7:05",
  "24/11/2026, 07:05",
  "24/11/2026 - 07:05",
  "24/11/2026 | 07:05",
  "24/11/2026 lúc 07:05",
  "24/11/2026 07:05:00",
  "24/11/2026 07:05 AM",
  "24/11/2026 07:05 SA",
  "24/11/2026 7h05",
  "24/11/2026 7h05'",
  "24/11/2026 7 giờ 05",
  "24-11-2026 07:05",
  "24.11.2026 07:05",
  "24 / 11 / 2026 07:05",
  "07:05 24/11/2026",
  "07:05, 24/11/2026",
  "07:05 - 24/11/2026",
  "07:05 ngày 24/11/2026",
  "7h05 ngày 24-11-2026",
  "Thứ Ba, 24/11/2026 07:05",
  "Thứ ba, ngày 24/11/2026 - 07:05",
  "Thứ 3, 24/11/2026, 07:05 (GMT+7)",
  "T3, 24/11/2026 07:05",
  "Thứ Ba, 24/11/2026, 07:05 GMT+7",
  "Thứ Ba, 24/11/2026, 07:05 +07:00",
  "Ngày đăng: 24/11/2026 07:05",
  "Cập nhật: 24/11/2026 | 07:05 GMT+7",
  "Cập nhật lúc 07:05, ngày 24/11/2026",
  "Đăng lúc: 07:05:00 24/11/2026",
  "Ngày 24 tháng 11 năm 2026, 07:05",
  "24 tháng 11, 2026 07:05",
  "24 tháng 11 2026 07:05",
  "ngày 24 Tháng 11 năm 2026 lúc 7 giờ 05",
  "24 Th11 2026 07:05",
];
const WORLDWIDE = [
  "Tue, 24 Nov 2026 00:05:00 GMT",
  "Tue, 24 Nov 2026 00:05:00 +0000",
  "Tue, 24 Nov 2026 07:05:00 +0700",
  "Tue, 24 Nov 2026 07:05:00 +07:00",
  "Tue, 24 Nov 2026 07:05:00 GMT+7",
  "Tue, 24 Nov 2026 07:05:00 ICT",
  "Mon, 23 Nov 2026 19:05:00 EST",
  "Mon, 23 Nov 2026 18:05:00 CST",
  "Mon, 23 Nov 2026 16:05:00 PST",
  "Tue, 24 Nov 2026 09:05 JST",
  "Tue, 24 Nov 2026 01:05:00 CET",
  "tue, 24 nov 2026 00:05:00 gmt",
  "Tue,24 Nov 2026 00:05:00 GMT",
  "Tue 24 Nov 2026 00:05:00 GMT",
  "24 Nov 2026 00:05 UTC",
  "24-Nov-2026 00:05:00 GMT",
  "24 November 2026 00:05:00 Z",
  "Nov 24, 2026 12:05 AM",
  "November 24, 2026, 12:05 a.m. UTC",
  "Tue Nov 24 00:05:00 UTC 2026",
  "Tue Nov 24 00:05:00 2026",
  "2026-11-24T00:05:00Z",
  "2026-11-24T00:05Z",
  "2026-11-24 00:05:00Z",
  "2026-11-24T00:05:00.000Z",
  "2026-11-24T00:05:00,000Z",
  "2026-11-24T00:05:00.000000Z",
  "2026-11-24T07:05:00+07:00",
  "2026-11-24T07:05:00+0700",
  "2026-11-24T07:05:00+07",
  "2026-11-24T07:05:00 +07:00",
  "2026-11-23T19:05:00-05:00",
  "20261124T000500Z",
  "20261124T0005Z",
  "2026-328T00:05:00Z",
  "2026/11/24 00:05:00",
  "2026.11.24 00:05",
  "  2026-11-24T00:05:00Z\n",
  String(Date.UTC(2026, 10, 24, 0, 5) / 1_000),
  String(Date.UTC(2026, 10, 24, 0, 5)),
];

describe("one moment in many shapes", () => {
  it.each([...VIETNAMESE, ...WORLDWIDE])("%s", (written) => {
    expect(parseInstant(written)).toBe(MOMENT);
  });

  it.each(VIETNAMESE)("decomposed letters change nothing: %s", (written) => {
    expect(parseInstant(written.normalize("NFD"))).toBe(MOMENT);
  });
});

describe("afternoon, midnight and noon", () => {
  it.each([
    ["24/11/2026 02:05 CH", "07:05"],
    ["24/11/2026 02:05 PM", "07:05"],
    ["24/11/2026 12:05 CH", "05:05"],
    ["24/11/2026 12:00 PM", "05:00"],
    ["24/11/2026 14:05 CH", "07:05"],
    ["24/11/2026 11:59 p.m.", "16:59"],
  ])("%s", (written, clock) => {
    expect(parseInstant(written)).toBe(`2026-11-24T${clock}:00.000Z`);
  });

  it("counts midnight to the day that begins", () => {
    expect(parseInstant("24/11/2026 12:05 AM")).toBe("2026-11-23T17:05:00.000Z");
    expect(parseInstant("24/11/2026 00:00")).toBe("2026-11-23T17:00:00.000Z");
    expect(parseInstant("2026-11-24T24:00:00Z")).toBe(parseInstant("2026-11-25T00:00:00Z"));
  });
});

describe("the month's name in other languages", () => {
  it.each([
    "24 novembre 2026",
    "24 de noviembre de 2026",
    "24 de novembro de 2026",
    "24 novembre 2026",
    "24. November 2026",
    "24 november 2026",
    "24 Νοεμβρίου 2026",
    "2026년 11월 24일 09:00",
  ])("%s", (written) => {
    expect(parseInstant(written)).toBe("2026-11-24T00:00:00.000Z");
  });
});

describe("months and days", () => {
  it("knows all twelve months in English and Vietnamese", () => {
    const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    for (const [index, name] of names.entries()) {
      const month = String(index + 1).padStart(2, "0");
      expect(parseInstant(`05 ${name} 2026 00:00:00 GMT`)).toBe(`2026-${month}-05T00:00:00.000Z`);
      expect(parseInstant(`Ngày 5 tháng ${index + 1} năm 2026, 07:00`)).toBe(`2026-${month}-05T00:00:00.000Z`);
      expect(parseInstant(`5/${index + 1}/2026 07:00`)).toBe(`2026-${month}-05T00:00:00.000Z`);
    }
  });

  it("puts the day before the month where both could be meant, and else what alone can be", () => {
    expect(parseInstant("05/06/2026 07:00")).toBe("2026-06-05T00:00:00.000Z");
    expect(parseInstant("06/25/2026 07:00")).toBe("2026-06-25T00:00:00.000Z");
    expect(parseInstant("25/06/2026 07:00")).toBe("2026-06-25T00:00:00.000Z");
  });

  it("knows how long each month is, leap years included", () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [index, days] of lengths.entries()) {
      expect(parseInstant(`${days}/${index + 1}/2026`), `${days}/${index + 1}`).not.toBeNull();
      expect(parseInstant(`${days + 1}/${index + 1}/2026`), `${days + 1}/${index + 1}`).toBeNull();
    }
    // Divisible by four, but not by a hundred unless by four hundred.
    expect(["2024", "2000", "2028"].map((year) => parseInstant(`29/02/${year}`) !== null)).toEqual([true, true, true]);
    expect(["2026", "1900", "2100"].map((year) => parseInstant(`29/02/${year}`) !== null)).toEqual([false, false, false]);
  });
});

describe("what is no date, or an impossible one", () => {
  it.each([
    "",
    "    ",
    "abc",
    "hôm qua",
    "3 giờ trước",
    "vừa xong",
    "Thứ Ba",
    "07:05",
    "tháng 11",
    "24/11",
    "11/2026 trang",
    "0/11/2026",
    "32/01/2026",
    "31/04/2026",
    "30/02/2026",
    "24/13/2026",
    "24/00/2026",
    "13/13/2026",
    "2026-00-10",
    "2026-02-30",
    "2026-11-31T00:00:00Z",
    "2026-11-24T25:00:00Z",
    "2026-11-24T24:01:00Z",
    "2026-11-24T10:60:00Z",
    "2026-11-24T10:00:61Z",
    "Tue, 31 Nov 2026 00:05:00 GMT",
    "24 Xyz 2026 00:05:00 GMT",
    "0001-01-01T00:00:00Z",
    "1899-12-31T00:00:00Z",
    "2200-01-01T00:00:00Z",
    "24/11/0000",
    "2026-11-24T07:05:00+25:00",
    "2026-367",
    "2025-366",
    "số 24/2026/NĐ-CP",
    "Nghị quyết 11/2026",
    "12345",
    "999999999999999",
    "NaN",
    "null",
    "undefined",
    "[object Object]",
    "1.234.567.890 đồng",
  ])("%j", (written) => {
    expect(parseInstant(written)).toBeNull();
  });

  it.each(["1", "24/11/2026 ", "a ", "thứ ba ", "12:", "-", "24 Nov ", "٢٠٢٦"])("stays quick on long %j", (part) => {
    const started = performance.now();
    for (let times = 1; times < 200; times += 1) parseInstant(part.repeat(times * 500));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("an offset that the reader is told", () => {
  it("counts only where the text names none", () => {
    const reading = { offsetMinutes: 420 };
    for (const written of ["2026-11-24 07:05", "Tue, 24 Nov 2026 07:05:00", "24/11/2026 07:05", "2026-11-24T00:05:00Z"])
      expect(parseInstant(written, reading)).toBe(MOMENT);
    expect(parseInstant("24/11/2026 00:05", { offsetMinutes: 0 })).toBe(MOMENT);
    expect(parseInstant("23/11/2026 19:05", { offsetMinutes: -300 })).toBe(MOMENT);
  });
});

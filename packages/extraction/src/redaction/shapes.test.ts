import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";
import { REDACTION_WORDS, type RedactionType } from "./span.ts";

/** What is left of a sentence around a number: nothing of the number may be. */
function rest(before: string, written: string, behind: string): string {
  const { text } = redact(`${before}${written}${behind}`);
  return text;
}

/** Ways to write the same digits; the groups are those people make. */
function written(digits: string): string[] {
  const groups = (sizes: readonly number[]): string[] =>
    sizes.map((size, index) => {
      const from = sizes.slice(0, index).reduce((sum, one) => sum + one, 0);
      return digits.slice(from, from + size);
    });
  return [
    digits,
    ...[" ", ".", "-"].flatMap((mark) => [
      groups([4, 3, 3]).join(mark),
      groups([3, 3, 4]).join(mark),
      groups([4, 2, 2, 2]).join(mark),
    ]),
  ];
}

describe("mobile numbers", () => {
  // The numbering plan since 2018: 03, 05, 07, 08, 09 and eight digits.
  it.each(["032", "039", "052", "059", "070", "079", "081", "088", "089", "090", "096", "099"])(
    "of prefix %s in every common writing",
    (prefix) => {
      for (const number of written(`${prefix}1234567`)) {
        expect(rest("Tôi ở số máy ", number, ", mong xã trả lời."), number).toBe(
          `Tôi ở số máy ${REDACTION_WORDS.phone}, mong xã trả lời.`,
        );
        expect(rest("(", number, ")"), number).toBe(`(${REDACTION_WORDS.phone})`);
      }
    },
  );

  it("with the country's code", () => {
    for (const number of ["+84912345678", "+84 912 345 678", "84912345678", "0084912345678", "(+84) 912345678"])
      expect(rest("Tôi: ", number, "."), number).toBe(`Tôi: ${REDACTION_WORDS.phone}.`);
  });

  it.each(["011234567", "0612345678", "00123", "09123", "091234567", "0912345678901234"])("not %s, which is none", (digits) => {
    expect(redact(`Mã ${digits} trong bảng.`).found.filter(({ type }) => type === "phone")).toEqual([]);
  });
});

describe("numbers that a word names", () => {
  const NAMED: readonly (readonly [type: RedactionType, word: string, number: string])[] = [
    ["identity", "CCCD", "001099012345"],
    ["identity", "căn cước công dân", "079185012345"],
    ["identity", "CMND", "201234567"],
    ["identity", "hộ chiếu", "B1234567"],
    ["account", "STK", "19034567890123"],
    ["account", "số tài khoản", "0451000123456"],
    ["tax", "MST", "0101234567"],
    ["tax", "mã số thuế", "8012345678"],
    ["insurance", "mã số BHXH", "0123456789"],
    ["insurance", "thẻ BHYT", "GD4797912345678"],
    ["phone", "Zalo", "0912345678"],
  ];

  it.each(NAMED)("%s: %s %s, however it is joined", (type, word, number) => {
    for (const join of [" ", ": ", " là ", " số ", " của tôi là ", " (", ":"])
      for (const name of [word, word.toUpperCase(), word.toLowerCase()]) {
        const { text, found } = redact(`Về ${name}${join}${number} thì chưa ai xử lý.`);
        expect(text, text).not.toContain(number);
        expect(
          found.map((span) => span.type),
          text,
        ).toEqual([type]);
      }
  });
});

describe("look-alikes stay", () => {
  const year = 2026;
  it.each([
    ...["NĐ-CP", "QĐ-UBND", "TT-BTC", "NQ-HĐND"].map((body) => `Văn bản số 123/${year}/${body} có hiệu lực.`),
    ...["đồng", "VNĐ", "USD", "tỷ đồng", "người", "hộ", "m2", "ha", "lượt"].map((unit) => `Tổng cộng 1.234.567.890 ${unit}.`),
    ...["đồng", "đ", "VND"].map((unit) => `Ngân sách chi 0912345678 ${unit} cho việc này.`),
    ...["/", "-", "."].map((mark) => `Họp ngày 24${mark}11${mark}${year} lúc 07:05.`),
    ...["113", "114", "115", "1900 1234", "1800 6000", "1022"].map((line) => `Gọi ${line} khi cần.`),
    "Từ 2021-2025 có 1.250 đơn, giai đoạn 2026-2030 chưa rõ.",
    "Tọa độ 10.762622, 106.660172 của điểm sạt lở.",
    "Thửa 123, tờ bản đồ 45, diện tích 1.200,5 m2.",
    "Tỷ số 3-1, hiệp hai 2-0, khán giả 12.345 người.",
    "Chủ tịch UBND xã Nguyễn Văn Lau ký Quyết định 1234/QĐ-UBND.",
    "Trụ sở UBND xã tại số 12 đường Bờ Kè làm việc từ 07:30.",
  ])("%s", (text) => {
    expect(redact(text)).toEqual({ text, found: [] });
  });
});

describe("spans", () => {
  it("never overlap, stand in order, and lie within the text", () => {
    const parts = [
      "CCCD 001099012345",
      "gọi 0912 345 678",
      "STK 19034567890123",
      "a@b.example",
      "chị Nguyễn Thị Lau, 40 tuổi",
      "xe 29A-123.45",
      "số nhà 12, ngõ 3",
    ];
    for (let turn = 0; turn < parts.length; turn += 1) {
      const text = [...parts.slice(turn), ...parts.slice(0, turn)].join("; ");
      const { found } = redact(text);
      expect(found.length, text).toBe(parts.length);
      let last = 0;
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }
  });
});

import { describe, expect, it } from "vitest";
import { exactForm, fold, hasMarks, tokenize } from "./text.ts";

describe("fold", () => {
  it("strips marks and writes đ as d", () => {
    expect(fold("Đồng Sậy được đền bù ĐẤT")).toBe("dong say duoc den bu dat");
  });

  it("treats composed and decomposed letters alike", () => {
    expect(fold("tái định cư".normalize("NFD"))).toBe(fold("tái định cư".normalize("NFC")));
  });

  it("keeps the length of NFC text, so that offsets hold", () => {
    for (const text of ["Đập Phú Mộc", "İstanbul ĐỘ", "Straße", "10 m² đất", "日本 ﬁ Ǆ", "👍🏽 ổn"]) {
      expect(fold(text), text).toHaveLength(text.normalize("NFC").length);
      expect(exactForm(text), text).toHaveLength(text.normalize("NFC").length);
    }
  });
});

describe("hasMarks", () => {
  it("tells words that somebody typed with marks", () => {
    expect([hasMarks("đất"), hasMarks("đat"), hasMarks("dat"), hasMarks("DAT"), hasMarks("123")]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("tokenize", () => {
  const words = (text: string) => tokenize(text).map((token) => token.text);

  it("takes a syllable as a word", () => {
    expect(words("Khu tái định cư, phường Cửa Trà.")).toEqual(["Khu", "tái", "định", "cư", "phường", "Cửa", "Trà"]);
  });

  it("keeps numbers, decrees and dates whole", () => {
    expect(words("12,5 ha theo 45/2026 ngày 24-11 lúc 7:05")).toEqual([
      "12,5",
      "ha",
      "theo",
      "45/2026",
      "ngày",
      "24-11",
      "lúc",
      "7:05",
    ]);
  });

  it("says where each stands", () => {
    const text = "«Đất» ở đây";
    for (const { text: word, start, end } of tokenize(text)) expect(text.slice(start, end)).toBe(word);
  });
});

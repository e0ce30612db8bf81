import { describe, expect, test } from "vitest";
import { paragraphsOf, partsOf } from "./text-parts.ts";

describe("partsOf", () => {
  test("cuts at marks and redacted spans, and gives the text back", () => {
    const text = "Gọi [số điện thoại] để hỏi, đập nứt rồi.";
    const start = text.indexOf("đập");
    const parts = partsOf(text, [{ start, end: start + 11 }]);
    expect(parts.map(({ kind, text: own }) => [kind, own])).toEqual([
      ["plain", "Gọi "],
      ["redacted", "[số điện thoại]"],
      ["plain", " để hỏi, "],
      ["marked", "đập nứt rồi"],
      ["plain", "."],
    ]);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts[1]?.redaction).toBe("phone");
    expect(parts[3]?.mark).toBe(0);
  });

  test("other words in brackets are text", () => {
    expect(partsOf("Xem [video] tại đây", [])).toHaveLength(1);
  });

  test("a redacted span within a mark stays redacted and belongs to the mark", () => {
    const parts = partsOf("gọi [email] ngay", [{ start: 0, end: 16 }]);
    expect(parts.map(({ kind, mark }) => [kind, mark])).toEqual([
      ["marked", 0],
      ["redacted", 0],
      ["marked", 0],
    ]);
  });

  test("marks are offsets of the whole text, parts of a paragraph", () => {
    const text = "Một.\n\nHai ba bốn.";
    const [, second] = paragraphsOf(text);
    expect(second).toEqual({ text: "Hai ba bốn.", start: 6 });
    const parts = partsOf("Hai ba bốn.", [{ start: 10, end: 12 }], 6);
    expect(parts.find((part) => part.kind === "marked")).toMatchObject({ text: "ba", start: 10 });
  });

  test("marks outside of the paragraph or over each other mark nothing twice", () => {
    const marks = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
      { start: 90, end: 99 },
    ];
    expect(partsOf("abcdefgh", marks).map(({ text }) => text)).toEqual(["abcd", "ef", "gh"]);
  });
});

import { describe, expect, it } from "vitest";
import { parseQueryText } from "./query.ts";

describe("parseQueryText", () => {
  it("wants every word, each with the marks it was typed with", () => {
    expect(parseQueryText("đất dai")).toEqual([
      [{ words: ["đất"], exact: true, not: false }],
      [{ words: ["dai"], exact: false, not: false }],
    ]);
  });

  it("takes quotes as a phrase, also one that was not closed", () => {
    const phrase = [[{ words: ["tái", "định", "cư"], exact: true, not: false }]];
    expect(parseQueryText('"tái định cư"')).toEqual(phrase);
    expect(parseQueryText('"tái định cư')).toEqual(phrase);
  });

  it("takes a minus as without, and OR as either", () => {
    expect(parseQueryText("-bão")).toEqual([[{ words: ["bão"], exact: true, not: true }]]);
    expect(parseQueryText("lũ OR bão HOẶC hạn")).toHaveLength(1);
    expect(parseQueryText("lũ OR bão HOẶC hạn")[0]?.map((term) => term.words[0])).toEqual(["lũ", "bão", "hạn"]);
  });

  it("never fails and ignores what has no letters", () => {
    for (const hostile of [
      "",
      '"',
      "- - -",
      "OR",
      "OR OR",
      '" OR "',
      "NEAR(",
      "a:b",
      "*",
      "'; DROP TABLE x; --",
      "\u0000",
      "🙂",
    ]) {
      expect(() => parseQueryText(hostile), hostile).not.toThrow();
    }
    expect(parseQueryText('"" - ! OR')).toEqual([]);
  });

  it("ignores the rest of a pasted text, so that no query is slow", () => {
    expect(parseQueryText(Array.from({ length: 500 }, (_, n) => `từ${n}`).join(" ")).length).toBeLessThanOrEqual(32);
  });
});

import { describe, expect, it } from "vitest";
import { precisionOf, recallOf, scorePage, scoreSet } from "./shingle-score.ts";

describe("scorePage", () => {
  it("compares windows of four tokens, with multiplicity, as shares of their sum", () => {
    // Truth: abcd bcde; prediction: abcd bcdx. One shared, one surplus, one missing.
    expect(scorePage("a b c d e", "a, b, c, d, x")).toEqual({
      truePositive: 1 / 3,
      falsePositive: 1 / 3,
      falseNegative: 1 / 3,
      exact: false,
    });
  });

  it("takes one to three tokens as one window, and keeps case", () => {
    expect(scorePage("xin chào", "xin chào!")).toMatchObject({ truePositive: 1, exact: true });
    expect(scorePage("xin chào", "Xin chào")).toMatchObject({ truePositive: 0, falsePositive: 0.5, falseNegative: 0.5 });
  });

  it("gives the edges the values that the benchmark defines", () => {
    const both = scorePage("", "");
    expect([precisionOf(both), recallOf(both)]).toEqual([1, 1]);
    const missed = scorePage("a b c d", "");
    expect([precisionOf(missed), recallOf(missed)]).toEqual([0, 0]);
  });
});

describe("scoreSet", () => {
  it("is the harmonic mean of mean precision and mean recall, each over the pages where it is defined", () => {
    const set = scoreSet([scorePage("a b c d", "a b c d"), scorePage("a b c d", ""), scorePage("", "a b c d")]);
    // Precision over pages 1 and 3: (1 + 0) / 2; recall over pages 1 and 2: (1 + 0) / 2.
    expect(set).toEqual({ pages: 3, f1: 0.5, precision: 0.5, recall: 0.5, accuracy: 1 / 3 });
  });
});

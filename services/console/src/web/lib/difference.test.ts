import { describe, expect, test } from "vitest";
import { type DiffRun, differenceOf } from "./difference.ts";

const side = (runs: readonly DiffRun[], without: DiffRun["kind"]): string =>
  runs
    .filter((run) => run.kind !== without)
    .map((run) => run.text)
    .join("");

describe("differenceOf", () => {
  test("finds the one word that was changed", () => {
    expect(differenceOf("có 142 hộ phải dời", "có 214 hộ phải dời")).toEqual([
      { kind: "same", text: "có " },
      { kind: "removed", text: "142 " },
      { kind: "added", text: "214 " },
      { kind: "same", text: "hộ phải dời" },
    ]);
  });

  test("equal texts are one same run, and nothing is none", () => {
    expect(differenceOf("như cũ", "như cũ")).toEqual([{ kind: "same", text: "như cũ" }]);
    expect(differenceOf("", "")).toEqual([]);
  });

  test("a text from nothing is added, to nothing is removed", () => {
    expect(differenceOf("", "mới tinh")).toEqual([{ kind: "added", text: "mới tinh" }]);
    expect(differenceOf("đã bỏ", "")).toEqual([{ kind: "removed", text: "đã bỏ" }]);
  });

  test("both sides can be read back from it, for any pair", () => {
    const words = ["đập", "nứt", "xả", "đêm", "nay", "không", "có"];
    const random = (seed: number): string =>
      Array.from({ length: 3 + (seed % 9) }, (_, index) => words[(seed * 31 + index * index * 7) % words.length]).join(" ");
    for (let seed = 0; seed < 60; seed += 1) {
      const before = random(seed);
      const after = random(seed * 13 + 5);
      const runs = differenceOf(before, after);
      expect(side(runs, "removed")).toBe(after);
      // Words that stayed are shown with the new text's white space.
      expect(side(runs, "added").replaceAll(/\s+/gu, "")).toBe(before.replaceAll(" ", ""));
    }
  });

  test("two very long different texts are shown as replaced instead of freezing the page", () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `cũ${index}`).join(" ");
    const after = Array.from({ length: 3_000 }, (_, index) => `mới${index}`).join(" ");
    expect(differenceOf(before, after).map((run) => run.kind)).toEqual(["removed", "added"]);
  });
});

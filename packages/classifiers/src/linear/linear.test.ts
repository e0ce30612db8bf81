import { expect, test } from "vitest";
import { cueMatcher } from "./cues.ts";
import { isTypedWithoutMarks, textHasher } from "./hashed-text.ts";
import { chanceOf, linearScores } from "./model.ts";
import { slotSet } from "./slots.ts";
import { decodeWeights, encodeWeights } from "./weights-file.ts";

test("words of a text: marks, capitals and numbers", () => {
  const hash = textHasher(10);
  const first = hash("Đường HỎNG 47");
  const exact = [...first.exact.slice(0, 3)];
  const folded = [...first.folded.slice(0, 3)];
  expect(first.length).toBe(3);
  const second = hash("duong hong 520");
  expect([...second.folded.slice(0, 3)]).toEqual(folded);
  expect(second.exact[0]).not.toBe(exact[0]);
  expect(second.exact[2]).toBe(exact[2]);
});

test("no more words than the limit are read", () => {
  expect(textHasher(2)("một hai ba bốn").length).toBe(2);
});

test("text without marks is recognised by its letters", () => {
  expect(isTypedWithoutMarks("duong hong lau roi")).toBe(true);
  expect(isTypedWithoutMarks("đường hỏng lâu rồi")).toBe(false);
  expect(isTypedWithoutMarks("12 %")).toBe(false);
});

test("the longest cue of a group counts once, groups do not hide each other", () => {
  const matcher = cueMatcher(
    [
      { phrase: "cầu", group: 0, weight: 1 },
      { phrase: "cầu lông", group: 0, weight: 0 },
      { phrase: "cầu lông", group: 1, weight: 2 },
    ],
    2,
  );
  const found: [number, number, number][] = [];
  matcher.match(textHasher(10)("sân cầu lông cạnh cầu"), false, (group, weight, { from }) => found.push([group, weight, from]));
  expect(found).toEqual([
    [1, 2, 1],
    [0, 1, 4],
  ]);
});

test("scores are the mean-length sum of rows, plus dense features and bias", () => {
  const bag = slotSet(4, 4);
  bag.clear();
  bag.add(1);
  bag.add(1);
  bag.add(2);
  const result = new Float64Array(2);
  const model = {
    outputs: 2,
    buckets: 4,
    dense: 1,
    sparse: Int8Array.from([0, 0, 1, 2, 3, 4, 0, 0]),
    sparseScale: Float32Array.from([1, 10]),
    denseWeights: Float32Array.from([0.5, -1]),
    bias: Float32Array.from([1, 0]),
  };
  linearScores(model, bag, Float32Array.from([2]), result);
  expect(result[0]).toBeCloseTo(4 / Math.SQRT2 + 1 + 1);
  expect(result[1]).toBeCloseTo(60 / Math.SQRT2 - 2);
});

test("a calibrated score is a chance", () => {
  expect(chanceOf(0, { slope: 3, offset: 0 })).toBe(0.5);
  expect(chanceOf(2, { slope: 1, offset: -1 })).toBeCloseTo(0.731, 3);
});

test("a weights file gives back what was put in", () => {
  const arrays = new Map<string, Int8Array | Float32Array>([
    ["a", Int8Array.from([1, -2, 3])],
    ["b", Float32Array.from([0.5])],
  ]);
  const file = decodeWeights(encodeWeights({ facts: { name: "thử" }, arrays }));
  expect(file.facts).toEqual({ name: "thử" });
  expect([...(file.arrays.get("a") ?? [])]).toEqual([1, -2, 3]);
  expect([...(file.arrays.get("b") ?? [])]).toEqual([0.5]);
});

test("bytes of another form are refused", () => {
  expect(() => decodeWeights(new Uint8Array([1, 2, 3]))).toThrow("damaged");
});

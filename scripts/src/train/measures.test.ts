import { expect, test } from "vitest";
import { averagePrecision, calibrationError, countDecisions, f1Of, fBetaOf, wilsonInterval } from "./measures.ts";

test("F1 from decisions", () => {
  const counts = countDecisions([
    { guess: true, truth: true },
    { guess: true, truth: false },
    { guess: false, truth: true },
    { guess: false, truth: false },
  ]);
  expect(counts).toEqual({ hits: 1, falseAlarms: 1, misses: 1 });
  expect(f1Of(counts)).toBe(0.5);
  expect(f1Of({ hits: 0, falseAlarms: 0, misses: 0 })).toBe(0);
});

test("average precision is the mean of the precision at each true item", () => {
  const items = [
    { score: 0.9, truth: true },
    { score: 0.8, truth: false },
    { score: 0.7, truth: true },
  ];
  expect(averagePrecision(items)).toBeCloseTo((1 + 2 / 3) / 2);
  expect(averagePrecision([])).toBe(0);
});

test("calibration error is the distance between said and true shares", () => {
  const half = [true, false].map((truth) => ({ score: 0.55, truth }));
  expect(calibrationError(half)).toBeCloseTo(0.05);
});

test("Wilson's interval for 0 of 100 reaches about 3.7 %", () => {
  const { low, high } = wilsonInterval(0, 100);
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.037, 3);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test("F beta: beta 1 is F1, a small beta nears precision", () => {
  const decisions = { hits: 6, falseAlarms: 2, misses: 6 };
  expect(fBetaOf(decisions, 1)).toBeCloseTo(0.6);
  expect(fBetaOf(decisions, 0.01)).toBeCloseTo(0.75, 3);
});

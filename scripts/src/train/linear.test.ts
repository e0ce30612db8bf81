import { chanceOf } from "@langnghe/classifiers";
import { expect, test } from "vitest";
import { calibrate, type LinearExample, quantize, scoreExample, trainLinear } from "./linear.ts";

const example = (slots: number[], targets: number[]): LinearExample => ({
  slots: Uint32Array.from(slots),
  dense: Float32Array.of(slots.length),
  targets: Float32Array.from(targets),
  weight: 1,
});
// Slot 1 means the first output, slot 2 the second; slot 3 is in all.
const EXAMPLES = [example([1, 3], [1, 0]), example([2, 3], [0, 1]), example([1, 2, 3], [1, 1]), example([3], [0, 0])];
const SHAPE = { examples: EXAMPLES, outputs: 2, buckets: 4, dense: 1, epochs: 200, rate: 0.5, decay: 0, seed: 1 };

test("what decides is learnt, each output by itself", () => {
  const model = trainLinear(SHAPE);
  for (const { slots, dense, targets } of EXAMPLES) {
    const scores = scoreExample(model, { slots, dense });
    expect(scores.map((score) => Number(score > 0))).toEqual([...targets]);
  }
});

test("same seed, same weights; another seed, others", () => {
  expect(trainLinear(SHAPE).sparse).toEqual(trainLinear(SHAPE).sparse);
  expect(trainLinear({ ...SHAPE, epochs: 3, seed: 2 }).sparse).not.toEqual(trainLinear({ ...SHAPE, epochs: 3 }).sparse);
});

test("an output whose target is unknown learns nothing", () => {
  const model = trainLinear({ ...SHAPE, examples: [example([1], [1, Number.NaN])] });
  expect(model.sparse[1 * 2 + 1]).toBe(0);
  expect(model.sparse[1 * 2]).toBeGreaterThan(0);
});

test("eight bits keep each weight within a step", () => {
  const model = trainLinear(SHAPE);
  const small = quantize(model);
  for (const [at, weight] of model.sparse.entries()) {
    const scale = small.sparseScale[at % 2] ?? 0;
    expect(Math.abs((small.sparse[at] ?? 0) * scale - weight)).toBeLessThanOrEqual(scale / 2 + 1e-6);
  }
});

test("calibrated chances meet the shares seen", () => {
  const scores = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  // Of the high scores 80 % are true, of the low ones 20 %.
  const truth = scores.map((score, i) => (Math.floor(i / 2) % 5 === 0) !== score > 0);
  const line = calibrate(scores, truth);
  expect(chanceOf(1, line)).toBeCloseTo(0.8, 1);
  expect(chanceOf(-1, line)).toBeCloseTo(0.2, 1);
});

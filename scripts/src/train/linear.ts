import type { Calibration, LinearModel } from "@langnghe/classifiers";
import { seededRandom, shuffled } from "./random.ts";

/** One training text as features, with what is known of each output: 1, 0, or NaN where nothing is known. */
export interface LinearExample {
  readonly slots: Uint32Array;
  readonly dense: Float32Array;
  readonly targets: Float32Array;
  readonly weight: number;
  /** Weight of this example for each output, on top; all 1 when absent. */
  readonly outputWeights?: Float32Array;
}

export interface LinearTraining {
  readonly examples: readonly LinearExample[];
  readonly outputs: number;
  readonly buckets: number;
  readonly dense: number;
  /** Pull towards zero a step, on the features of the example at hand. */
  readonly decay: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** Start of AdaGrad's sum of squares: keeps the first steps small. */
const FIRST_SQUARE = 0.02;

/** Logistic regression for all outputs at once by AdaGrad; same seed and data, same model. */
export function trainLinear(training: LinearTraining): LinearModel & { readonly sparse: Float32Array } {
  const { outputs, buckets, dense } = training;
  const state = {
    sparse: new Float32Array(buckets * outputs),
    sparseSquares: new Float32Array(buckets * outputs).fill(FIRST_SQUARE),
    denseWeights: new Float32Array(dense * outputs),
    denseSquares: new Float32Array(dense * outputs).fill(FIRST_SQUARE),
    bias: new Float32Array(outputs),
    biasSquares: new Float32Array(outputs).fill(1),
    errors: new Float32Array(outputs),
  };
  const random = seededRandom(training.seed);
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    for (const example of shuffled(training.examples, random)) learn(state, example, training);
  }
  const { sparse, denseWeights, bias } = state;
  return { outputs, buckets, dense, sparse, sparseScale: new Float32Array(outputs).fill(1), denseWeights, bias };
}

interface State {
  readonly sparse: Float32Array;
  readonly sparseSquares: Float32Array;
  readonly denseWeights: Float32Array;
  readonly denseSquares: Float32Array;
  readonly bias: Float32Array;
  readonly biasSquares: Float32Array;
  readonly errors: Float32Array;
}

function learn(state: State, example: LinearExample, { outputs, rate, decay }: LinearTraining): void {
  const { slots, dense } = example;
  const unit = 1 / Math.sqrt(Math.max(1, slots.length));
  forward(state, example, outputs, unit);
  for (const slot of slots)
    step(state.sparse, state.sparseSquares, { errors: state.errors, row: slot * outputs, value: unit, rate, decay });
  for (const [d, value] of dense.entries()) {
    if (value !== 0)
      step(state.denseWeights, state.denseSquares, { errors: state.errors, row: d * outputs, value, rate: rate * 0.3, decay });
  }
  step(state.bias, state.biasSquares, { errors: state.errors, row: 0, value: 1, rate: rate * 0.3, decay: 0 });
}

/** Leaves in `errors` how far each output is from its target, times the example's weight. */
function forward(
  state: State,
  { slots, dense, targets, weight, outputWeights }: LinearExample,
  outputs: number,
  unit: number,
): void {
  const { errors, sparse, denseWeights } = state;
  errors.fill(0);
  for (const slot of slots) {
    const row = slot * outputs;
    for (let k = 0; k < outputs; k++) errors[k] = (errors[k] ?? 0) + (sparse[row + k] ?? 0) * unit;
  }
  for (let d = 0; d < dense.length; d++) {
    const value = dense[d] ?? 0;
    if (value === 0) continue;
    for (let k = 0; k < outputs; k++) errors[k] = (errors[k] ?? 0) + value * (denseWeights[d * outputs + k] ?? 0);
  }
  for (let k = 0; k < outputs; k++) {
    const target = targets[k] ?? Number.NaN;
    const chance = 1 / (1 + Math.exp(-((errors[k] ?? 0) + (state.bias[k] ?? 0))));
    errors[k] = Number.isNaN(target) ? 0 : (target - chance) * weight * (outputWeights?.[k] ?? 1);
  }
}

interface Step {
  readonly errors: Float32Array;
  readonly row: number;
  readonly value: number;
  readonly rate: number;
  readonly decay: number;
}

function step(weights: Float32Array, squares: Float32Array, { errors, row, value, rate, decay }: Step): void {
  for (let k = 0; k < errors.length; k++) {
    const error = errors[k] ?? 0;
    if (error === 0) continue;
    const at = row + k;
    const gradient = error * value - decay * (weights[at] ?? 0);
    const square = (squares[at] ?? 0) + gradient * gradient;
    squares[at] = square;
    weights[at] = (weights[at] ?? 0) + (rate * gradient) / Math.sqrt(square);
  }
}

/** The score of every output for one text, without rounding the weights. */
export function scoreExample(model: LinearModel, { slots, dense }: Pick<LinearExample, "slots" | "dense">): number[] {
  const unit = 1 / Math.sqrt(Math.max(1, slots.length));
  const result: number[] = [];
  for (let k = 0; k < model.outputs; k++) {
    let sum = 0;
    for (const slot of slots) sum += model.sparse[slot * model.outputs + k] ?? 0;
    sum = sum * unit * (model.sparseScale[k] ?? 1) + (model.bias[k] ?? 0);
    for (let d = 0; d < dense.length; d++) sum += (dense[d] ?? 0) * (model.denseWeights[d * model.outputs + k] ?? 0);
    result.push(sum);
  }
  return result;
}

/** Weights in eight bits; each output keeps its own scale. */
export function quantize(model: LinearModel & { readonly sparse: Float32Array }): LinearModel {
  const { outputs, sparse } = model;
  const sparseScale = new Float32Array(outputs);
  for (let at = 0; at < sparse.length; at++) {
    const k = at % outputs;
    sparseScale[k] = Math.max(sparseScale[k] ?? 0, Math.abs(sparse[at] ?? 0) / 127);
  }
  const rounded = Int8Array.from(sparse, (weight, at) => Math.round(weight / (sparseScale[at % outputs] || 1)));
  return { ...model, sparse: rounded, sparseScale };
}

/** Platt's calibration by damped Newton steps on held-out scores, with his smoothed targets. */
export function calibrate(scores: readonly number[], truth: readonly boolean[]): Calibration {
  const positives = truth.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (truth.length - positives + 2);
  const targets = truth.map((yes) => (yes ? high : low));
  let line: Calibration = { slope: 1, offset: 0 };
  let loss = logLoss(scores, targets, line);
  for (let round = 0; round < NEWTON_ROUNDS; round++) {
    const [da, db] = newtonStep(scores, targets, line);
    let size = 1;
    let next = line;
    let nextLoss = Number.POSITIVE_INFINITY;
    // A full step can overshoot far from the solution; halving always finds a smaller loss or the end.
    while (nextLoss > loss && size > SMALLEST_STEP) {
      next = { slope: line.slope + size * da, offset: line.offset + size * db };
      nextLoss = logLoss(scores, targets, next);
      size /= 2;
    }
    if (!(nextLoss < loss - LOSS_END)) break;
    line = next;
    loss = nextLoss;
  }
  return line;
}

const NEWTON_ROUNDS = 100;
const SMALLEST_STEP = 1e-6;
const LOSS_END = 1e-9;

function logLoss(scores: readonly number[], targets: readonly number[], { slope, offset }: Calibration): number {
  return scores.reduce((sum, score, i) => {
    const z = slope * score + offset;
    const target = targets[i] ?? 0;
    // log(1 + e^z) without overflow.
    return sum + Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
  }, 0);
}

function newtonStep(scores: readonly number[], targets: readonly number[], { slope, offset }: Calibration): [number, number] {
  let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6];
  for (const [i, score] of scores.entries()) {
    const chance = 1 / (1 + Math.exp(-(slope * score + offset)));
    const error = (targets[i] ?? 0) - chance;
    const spread = chance * (1 - chance);
    ga += error * score;
    gb += error;
    haa += spread * score * score;
    hab += spread * score;
    hbb += spread;
  }
  const determinant = haa * hbb - hab * hab;
  return [(ga * hbb - gb * hab) / determinant, (gb * haa - ga * hab) / determinant];
}

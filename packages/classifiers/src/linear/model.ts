import type { SlotSet } from "./slots.ts";

/**
 * Linear models that share their features: one row a slot (or dense feature), one column an output. Rows lie together
 * in memory, because reading a row from memory costs more than adding it.
 */
export interface LinearModel {
  readonly outputs: number;
  readonly buckets: number;
  readonly dense: number;
  /** `sparse[slot * outputs + output]`, times `sparseScale[output]`. */
  readonly sparse: Int8Array | Float32Array;
  readonly sparseScale: Float32Array;
  /** `denseWeights[feature * outputs + output]`. */
  readonly denseWeights: Float32Array;
  readonly bias: Float32Array;
}

/** Adds up the raw scores of all outputs into `result`. */
export function linearScores(model: LinearModel, bag: SlotSet, dense: Float32Array, result: Float64Array): void {
  const { outputs, sparse } = model;
  result.fill(0);
  for (let i = 0; i < bag.size; i++) {
    const row = (bag.slots[i] ?? 0) * outputs;
    for (let k = 0; k < outputs; k++) result[k] = (result[k] ?? 0) + (sparse[row + k] ?? 0);
  }
  const unit = 1 / Math.sqrt(Math.max(1, bag.size));
  for (let k = 0; k < outputs; k++) {
    let sum = (result[k] ?? 0) * unit * (model.sparseScale[k] ?? 0) + (model.bias[k] ?? 0);
    for (let d = 0; d < model.dense; d++) sum += (dense[d] ?? 0) * (model.denseWeights[d * outputs + k] ?? 0);
    result[k] = sum;
  }
}

/** A score turned into a chance: Platt's sigmoid of a straight line. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

export function chanceOf(score: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

import { expect, test } from "vitest";
import { fuzzInput, randomFrom } from "../load/fuzz-inputs.ts";
import { runFuzz } from "../load/fuzz-run.ts";

test("2,000 broken feeds and pages do no harm", { timeout: 120_000 }, async () => {
  const report = await runFuzz({ seed: 20_261_124, count: 2_000 });
  expect(report.findings).toEqual([]);
  expect(report.read + report.refused).toBe(4_000);
  // Both happen, else the inputs are all harmless or all rubbish.
  expect(Math.min(report.read, report.refused)).toBeGreaterThan(200);
});

test("an input is known by its number", () => {
  expect(fuzzInput(randomFrom(7))).toEqual(fuzzInput(randomFrom(7)));
  expect(fuzzInput(randomFrom(7))).not.toEqual(fuzzInput(randomFrom(8)));
});

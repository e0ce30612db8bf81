import { parseArgs } from "node:util";
import { runFuzz } from "./fuzz-run.ts";

// Broken feeds and pages against our parsers; exit code 1 when one did harm.
//   node tests/load/fuzz.ts --seed 1 --count 100000     an input by its number: --seed NUMBER --count 1

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "20000" } },
});
const report = await runFuzz({ seed: Number(values.seed), count: Number(values.count) });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.findings.length === 0 ? 0 : 1;

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkAfterKills } from "./kill-check.ts";
import { killRounds } from "./kill-rounds.ts";

/** `node tests/faults/kill.ts --rounds 500 --seed 7`: prints what was found as JSON, exits with 1 when anything is wrong. */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "500" }, seed: { type: "string", default: "7" } },
});
const folder = mkdtempSync(join(tmpdir(), "langnghe-kill-"));
const started = performance.now();
try {
  await killRounds({ folder, rounds: Number(values.rounds), seed: Number(values.seed) });
  const report = await checkAfterKills(folder);
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(`${JSON.stringify({ rounds: Number(values.rounds), seed: Number(values.seed), seconds, ...report })}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

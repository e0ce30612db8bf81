import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Check, checks } from "./checks.ts";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });

/** Runs all checks one after another (two cores, and some of them load both), goes on after a failure, and sums up. */
async function main(): Promise<number> {
  const inCi = process.env.CI === "true";
  const folder = mkdtempSync(join(tmpdir(), "langnghe-checks-"));
  let total = NOTHING;
  const failed: string[] = [];
  for (const check of checks) {
    const count = await runOne(check, { folder, inCi });
    total = {
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    };
    if (count.failed > 0) failed.push(check.name);
  }
  rmSync(folder, { recursive: true, force: true });
  if (failed.length > 0) say(`failed: ${failed.join(", ")}`);
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 || (inCi && total.skipped > 0) ? 1 : 0;
}

async function runOne(check: Check, { folder, inCi }: { readonly folder: string; readonly inCi: boolean }): Promise<Count> {
  const obstacle = check.obstacle?.(process.env) ?? null;
  if (obstacle !== null) {
    say(`${inCi ? "NOT RUN" : "skipped"}: ${check.name}: ${obstacle.reason} (to run it: ${obstacle.remedy})`);
    return { ...NOTHING, skipped: 1, failed: inCi ? 1 : 0 };
  }
  const startedAt = Date.now();
  say(`— ${check.name}`);
  const report = join(folder, `${check.name.replaceAll(" ", "-")}.json`);
  const reporters = check.tests ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  const code = await run([...check.command, ...reporters]);
  const count = check.tests ? counted(report, code) : { ...NOTHING, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  say(`${code === 0 ? "ok" : "FAILED"}: ${check.name}, ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return count;
}

/** A runner that fails without a failed test (a file that does not load) is one failure. */
function counted(report: string, code: number): Count {
  const parsed = reportSchema.safeParse(readJson(report));
  if (!parsed.success) return { ...NOTHING, failed: 1 };
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = parsed.data;
  return { passed, skipped, failed: code !== 0 && numFailedTests === 0 ? 1 : numFailedTests };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function run([program = "", ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main();

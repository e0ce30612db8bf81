import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { EngineFault, say } from "./fault.ts";

/**
 * Fills the cache with the jars of a pom, once. Works in a folder of its own, renamed into place when complete: callers
 * at the same time each fill one, and the last ones find the place taken.
 */
export function mavenJars(name: string, pom: string, ...definitions: readonly string[]): string {
  const cache = process.env.LANGNGHE_ENGINES_CACHE ?? join(homedir(), ".cache", "langnghe", "engines");
  const target = join(cache, name);
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const fresh = mkdtempSync(`${target}.part-`);
  say(`fetching ${name} through Maven (first start only)`);
  const args = ["-B", "-q", "-f", pom, ...definitions, `-DoutputDirectory=${fresh}`, "-DincludeScope=runtime"];
  const run = spawnSync("mvn", [...args, "dependency:copy-dependencies"], { stdio: ["ignore", 2, 2] });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new EngineFault(`mvn could not fetch ${name}: see the lines above`);
  }
  if (existsSync(target)) rmSync(fresh, { recursive: true, force: true });
  else renameSync(fresh, target);
  return target;
}

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

const DEBIAN_JAVA_FOLDER = "/usr/lib/jvm";

/** The `java` program of at least a major version: JAVA_HOME, the one on PATH, then the oldest installed that fits. */
export function findJava(least: number): string | null {
  const installed = existsSync(DEBIAN_JAVA_FOLDER)
    ? readdirSync(DEBIAN_JAVA_FOLDER).map((name) => join(DEBIAN_JAVA_FOLDER, name))
    : [];
  const byAge = installed.toSorted((one, other) => majorVersion(one) - majorVersion(other));
  const homes = [process.env.JAVA_HOME ?? "", homeOnPath(), ...byAge];
  const home = homes.find((candidate) => candidate !== "" && majorVersion(candidate) >= least);
  return home === undefined ? null : join(home, "bin", "java");
}

function homeOnPath(): string {
  const found = (process.env.PATH ?? "").split(":").map((folder) => join(folder, "java"));
  const java = found.find((file) => existsSync(file));
  return java === undefined ? "" : dirname(dirname(realpathSync(java)));
}

/** From the `release` file that every JDK and JRE carries; 0 where there is none. */
function majorVersion(home: string): number {
  try {
    return Number(/^JAVA_VERSION="(\d+)/mu.exec(readFileSync(join(home, "release"), "utf8"))?.[1] ?? 0);
  } catch {
    // A folder without that file is no Java home.
    return 0;
  }
}

/** Whether a program answers at all. */
export function answers(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore", timeout: 10_000 }).status === 0;
}

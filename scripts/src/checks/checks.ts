import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Environment } from "@langnghe/runtime";

/** One check of `npm test`. */
export interface Check {
  readonly name: string;
  /** Program and arguments, found on the PATH that the set-up leaves. */
  readonly command: readonly string[];
  /** Counts single tests itself (vitest); other checks count as one. */
  readonly tests: boolean;
  /** Why this machine cannot run it and what would help; null when it can. */
  readonly obstacle?: (env: Environment) => Obstacle | null;
}

interface Obstacle {
  readonly reason: string;
  readonly remedy: string;
}

const vitest = (project: string): readonly string[] => ["vitest", "run", "--project", project];

/** Every check, cheapest first, so that a slip is known after seconds. */
export const checks: readonly Check[] = [
  { name: "lint and format", command: ["biome", "ci", "."], tests: false },
  { name: "types", command: ["tsc", "-p", "tsconfig.json"], tests: false },
  { name: "types of the console", command: ["tsc", "-p", "services/console/src/web/tsconfig.json"], tests: false },
  {
    name: "layer rules",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "packages", "services", "scripts", "tests"],
    tests: false,
  },
  { name: "unused code", command: ["knip"], tests: false },
  { name: "configuration", command: ["sh", "scripts/langnghe", "check"], tests: false },
  { name: "unit and contract tests", command: vitest("unit"), tests: true },
  { name: "flow tests", command: vitest("flow"), tests: true },
  { name: "fault tests", command: vitest("faults"), tests: true },
  { name: "browser tests", command: vitest("browser"), tests: true, obstacle: needsBrowser },
  { name: "engine tests", command: vitest("engines"), tests: true, obstacle: needsEngines },
];

function needsBrowser(env: Environment): Obstacle | null {
  if (["chromium", "chromium-browser", "google-chrome"].some((name) => onPath(name, env))) return null;
  return { reason: "there is no Chromium on this machine", remedy: "apt-get install chromium" };
}

function needsEngines(env: Environment): Obstacle | null {
  if (onPath("java", env) && onPath("mvn", env)) return null;
  return { reason: "there is no Java with Maven to run a real Kafka", remedy: "apt-get install openjdk-17-jre-headless maven" };
}

/** Whether a program of that name stands on the PATH. */
function onPath(name: string, env: Environment): boolean {
  return (env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

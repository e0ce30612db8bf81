import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Root of the checkout. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** Text of a file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Paths of the product's files, relative to the root: what git keeps and what it would keep, ignored files left out. */
export function productFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  // A file just deleted is still in the index.
  return [...new Set(listed.split("\n"))].filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

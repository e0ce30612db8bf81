import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimDataFolder, lockHolder } from "./data-folder.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "langnghe-data-"));
});
afterEach(() => {
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

describe("a data folder", () => {
  it("is made when it is not there, and given free again", () => {
    const path = join(dir, "a", "b");
    const folder = claimDataFolder(path);
    expect(existsSync(join(path, "langnghe.lock"))).toBe(true);
    folder.release();
    expect(existsSync(join(path, "langnghe.lock"))).toBe(false);
  });

  it("that another running process holds is refused, with its id", async () => {
    const code = `import("${join(import.meta.dirname, "data-folder.ts")}").then((m) => { m.claimDataFolder(${JSON.stringify(dir)}); console.log("held"); setInterval(() => {}, 1000); });`;
    const other = spawn(process.execPath, ["--input-type=module", "--eval", code], { stdio: ["ignore", "pipe", "inherit"] });
    await once(other.stdout, "data");
    expect(() => claimDataFolder(dir)).toThrow(new RegExp(`in use by Lắng Nghe with process id ${other.pid}`));
    other.kill("SIGKILL");
    await once(other, "exit");
    expect(lockHolder(dir)).toBeNull();
    claimDataFolder(dir).release();
  });

  it("left locked by a process that is gone is free, also when the id is in use by another program", () => {
    writeFileSync(join(dir, "langnghe.lock"), "1 0\n");
    expect(lockHolder(dir)).toBeNull();
  });

  it("that cannot be one is refused with one clear line", () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    expect(() => claimDataFolder(join(file, "inside"))).toThrow(
      /cannot write to the data folder .*inside \(ENOTDIR\): make it writable or name another with --data/,
    );
  });
});

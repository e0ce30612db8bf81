import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LangngheError } from "@langnghe/domain";

/** A start needs room for the log, the index and their journals; below this nothing is begun. */
const LEAST_FREE_BYTES = 64 * 1_024 * 1_024;
const LOCK_FILE = "langnghe.lock";

/** The folder of an embedded installation. */
export interface DataFolder {
  readonly path: string;
  readonly database: string;
  /** Gives the folder free for another process. */
  release(): void;
}

/** Path of the database in a data folder. */
export function databaseIn(path: string): string {
  return join(path, "langnghe.sqlite");
}

/** Creates the folder if need be, checks that it can be written and has room, and claims it for this process. */
export function claimDataFolder(path: string): DataFolder {
  ensureWritable(path);
  const lock = join(path, LOCK_FILE);
  const holder = lockHolder(path);
  if (holder !== null) {
    throw new LangngheError(
      "DATA_FOLDER",
      `${path} is in use by Lắng Nghe with process id ${holder}: stop that one first, or name another folder with --data`,
    );
  }
  writeFileSync(lock, `${process.pid} ${startTimeOf(process.pid)}\n`);
  return { path, database: databaseIn(path), release: () => rmSync(lock, { force: true }) };
}

/** Process id of the running owner of a data folder, or null. A lock left by a killed process does not count. */
export function lockHolder(path: string): number | null {
  let line: string;
  try {
    line = readFileSync(join(path, LOCK_FILE), "utf8");
  } catch {
    return null;
  }
  const [pid = "", started = ""] = line.trim().split(" ");
  const id = Number(pid);
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return null;
  return startTimeOf(id) === started && started !== "" ? id : null;
}

/** When a process started, in clock ticks since boot; with the id it names a process for good. Empty when there is none. */
function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold blanks; the start time is the 20th field behind it.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Made folder by folder: Node's own recursive way never returns where the system says ENOENT below an existing folder (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

function ensureWritable(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    const probe = join(path, ".write-probe");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (code === "ENOSPC") throw new LangngheError("DISK_FULL", `no room left on the disk that holds ${path}`, { cause });
    throw new LangngheError(
      "DATA_FOLDER",
      `cannot write to the data folder ${path} (${code}): make it writable or name another with --data`,
      { cause },
    );
  }
  const disk = statfsSync(path);
  const free = disk.bavail * disk.bsize;
  if (free < LEAST_FREE_BYTES) {
    throw new LangngheError(
      "DISK_FULL",
      `only ${Math.floor(free / 1_048_576)} MiB are free on the disk that holds ${path}; Lắng Nghe needs ${LEAST_FREE_BYTES / 1_048_576} MiB to start`,
    );
  }
}

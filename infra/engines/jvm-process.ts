import { spawn } from "node:child_process";
import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pause } from "./fault.ts";

const LOOK_EVERY_MS = 50;

/** A detached Java process that outlives the command that started it, found again by the folder it works for. */
export interface JvmProcess {
  start(java: string, args: readonly string[]): void;
  pid(): number | null;
  /** SIGTERM with time to end in order, or SIGKILL at once. Resolves when the process is gone. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  logTail(): string;
}

/** SIGKILL follows when an orderly stop takes longer. */
const STOP_LIMIT_MS = 20_000;
const TAIL_LINES = 25;

export function jvmProcess(folder: string): JvmProcess {
  const pidFile = join(folder, "pid");
  const logFile = join(folder, "broker.log");
  // Part of the process's command line: a pid that the system gave to another program is never taken for ours.
  const mark = `-Dlangnghe.engine=${folder}`;

  function pid(): number | null {
    const noted = Number(readOrEmpty(pidFile));
    return noted > 0 && readOrEmpty(`/proc/${noted}/cmdline`).split("\0").includes(mark) ? noted : null;
  }
  return {
    pid,
    start: function start(java, args) {
      const log = openSync(logFile, "a");
      const child = spawn(java, [mark, ...args], { cwd: folder, detached: true, stdio: ["ignore", log, log] });
      child.unref();
      writeFileSync(pidFile, `${child.pid ?? 0}\n`);
    },
    end: async function end(signal) {
      const running = pid();
      if (running === null) return;
      process.kill(running, signal);
      const deadline = Date.now() + STOP_LIMIT_MS;
      while (pid() !== null) {
        if (Date.now() > deadline) process.kill(running, "SIGKILL");
        await pause(LOOK_EVERY_MS);
      }
      rmSync(pidFile, { force: true });
    },
    logTail: () => readOrEmpty(logFile).split("\n").slice(-TAIL_LINES).join("\n"),
  };
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // No such file or process.
    return "";
  }
}

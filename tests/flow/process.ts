import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../../scripts/src/system/paths.ts";

const COMMAND = join(ROOT, "scripts", "langnghe.ts");

/** A run of the command as a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Resolves when standard output shows a text; rejects when the process ends before. */
  shows(text: string): Promise<void>;
}

/** Runs `langnghe` with arguments; whatever LANGNGHE_ variables this process has are kept from it. */
export function langnghe(
  argv: readonly string[],
  options: { readonly input?: string; readonly env?: Record<string, string> } = {},
): Run {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("LANGNGHE_") && name !== "NODE_OPTIONS");
  const env = { ...Object.fromEntries(own), ...options.env };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", COMMAND, ...argv], { env });
  const written = { out: "", err: "" };
  child.stdout.on("data", (part) => {
    written.out += String(part);
  });
  child.stderr.on("data", (part) => {
    written.err += String(part);
  });
  // A command that ends before it has read all of its input closes the pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  async function shows(text: string): Promise<void> {
    while (!written.out.includes(text)) {
      const more = await Promise.race([once(child.stdout, "data").then(() => true), ended.then(() => false)]);
      if (!more && !written.out.includes(text)) throw new RangeError(`it ended without showing "${text}": ${written.err}`);
    }
  }
  return { child, out: () => written.out, err: () => written.err, ended, shows };
}

/** Kills whatever still runs, by its own id. */
export async function killed(run: Run): Promise<void> {
  if (run.child.exitCode === null && run.child.signalCode === null) run.child.kill("SIGKILL");
  await run.ended;
}

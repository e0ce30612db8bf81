import type { Environment } from "@langnghe/runtime";

/** Where a command reads and writes. Standard output carries only the result; progress and logs go to standard error. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Environment;
}

/** One command of the contract. */
export interface Command {
  /** As typed: `start`, `feed parse`. */
  readonly name: string;
  readonly summary: string;
  /** Lines of `--help`, after the first: forms and options. */
  readonly help: string;
  /** Resolves with the exit code: 0 success, 1 failure of the work. Bad usage rejects with USAGE (code 2). */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
}

/** A command that is loaded only when it is called: `langnghe redact` must not wait for a web server's code. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { runCommandLine } from "../../scripts/src/cli/run.ts";

/** What a command wrote and with which code it ended. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `langnghe …` in this process, with an environment of its own, so that the machine's settings do not count. */
export async function langnghe(argv: readonly string[], input = ""): Promise<Answer> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  stdin.end(input);
  const code = await runCommandLine(argv, { stdin, stdout, stderr, env: {} });
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  return { code, out, err };
}

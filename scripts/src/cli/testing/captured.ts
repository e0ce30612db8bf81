import { Readable, Writable } from "node:stream";
import type { Io } from "../command.ts";

/** Input and outputs of a command that runs in this process. */
export function captured(input: string | Iterable<string> = ""): {
  readonly io: Io;
  readonly out: () => string;
  readonly err: () => string;
} {
  const written = { out: "", err: "" };
  const into = (key: keyof typeof written) =>
    new Writable({
      write(part, _, done) {
        written[key] += String(part);
        done();
      },
    });
  const stdin = Readable.from(typeof input === "string" ? [input] : input);
  return { io: { stdin, stdout: into("out"), stderr: into("err"), env: {} }, out: () => written.out, err: () => written.err };
}

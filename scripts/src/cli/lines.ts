import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { LangngheError } from "@langnghe/domain";

/** A line of the input, with its 1-based number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines of standard input or of the named files, one after another, without reading ahead more than a buffer. */
export async function* linesOf(stdin: NodeJS.ReadableStream, files: readonly string[]): AsyncGenerator<Line> {
  if (files.length === 0) yield* linesIn(stdin);
  for (const file of files) yield* linesIn(await openFile(file));
}

async function* linesIn(stream: NodeJS.ReadableStream): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== "") yield { number, text };
  }
}

async function openFile(file: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(file);
  try {
    await once(stream, "open");
  } catch (cause) {
    throw new LangngheError("USAGE", `cannot read ${file}`, { cause });
  }
  return stream;
}

/** Writes a line and waits when the reader is slower, so that memory does not grow. */
export async function writeLine(out: NodeJS.WritableStream, value: unknown): Promise<void> {
  if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, "drain");
}

/** All bytes of a stream, up to a limit. */
export async function allBytes(stream: NodeJS.ReadableStream, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    size += buffer.length;
    if (size > limit) throw new LangngheError("USAGE", `the input is larger than ${limit / 1_048_576} MiB`);
    parts.push(buffer);
  }
  return Buffer.concat(parts);
}

import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { describeError, LangngheError } from "@langnghe/domain";
import { z } from "zod";
import type { Io } from "./command.ts";
import { type Line, linesOf, writeLine } from "./lines.ts";

const unzip = promisify(gunzip);
/** What one input may unfold to. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/** What a line that cannot be used is answered with; the lines after it go on. */
interface LineError {
  readonly id: string | null;
  readonly ok: false;
  readonly error: { readonly code: string; readonly message: string };
}

/** Lines kept in work at the same time where the work waits for worker threads; the order of lines is kept. */
const AHEAD = 8;

/**
 * Answers each JSON line with a line, in order, streaming: memory does not grow with the number of lines, and a bad line
 * yields an error line, not a stop. Resolves with the number of error lines.
 */
export async function answerLines<T extends { readonly id: string }>(
  io: Io,
  files: readonly string[],
  schema: z.ZodType<T>,
  answer: (value: T) => unknown,
): Promise<number> {
  let failed = 0;
  const pending: Promise<unknown>[] = [];
  async function writeOldest(): Promise<void> {
    const result = await pending.shift();
    if (isLineError(result)) failed += 1;
    await writeLine(io.stdout, result);
  }
  for await (const line of linesOf(io.stdin, files)) {
    pending.push(answerOne(line, schema, answer));
    if (pending.length >= AHEAD) await writeOldest();
  }
  while (pending.length > 0) await writeOldest();
  return failed;
}

async function answerOne<T extends { readonly id: string }>(
  line: Line,
  schema: z.ZodType<T>,
  answer: (value: T) => unknown,
): Promise<unknown> {
  const parsed = parseLine(line, schema);
  if ("ok" in parsed) return parsed;
  try {
    return await answer(parsed.value);
  } catch (error) {
    return lineError(parsed.value.id, error);
  }
}

/** One JSON line checked against a schema, or the error line that answers it. */
export function parseLine<T>(line: Line, schema: z.ZodType<T>): { readonly value: T } | LineError {
  let json: unknown;
  try {
    json = JSON.parse(line.text);
  } catch {
    return lineError(null, new LangngheError("USAGE", `line ${line.number} is not JSON`));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const id = z.object({ id: z.string() }).safeParse(json).data?.id ?? null;
  return lineError(
    id,
    new LangngheError(
      "USAGE",
      `line ${line.number}: field "${issue?.path.join(".") ?? ""}": ${issue?.message ?? "not as expected"}`,
    ),
  );
}

function lineError(id: string | null, error: unknown): LineError {
  const code = error instanceof LangngheError ? error.code : "INTERNAL";
  const message = error instanceof LangngheError ? error.message : describeError(error);
  return { id, ok: false, error: { code, message } };
}

function isLineError(value: unknown): boolean {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false;
}

/** A line that names bytes: in a file (a `.gz` one is decompressed) or as base64. */
export const bytesLine = z.union([
  z.object({ id: z.string(), url: z.string().nullish(), path: z.string(), contentType: z.string().nullish() }),
  z.object({ id: z.string(), url: z.string().nullish(), base64: z.string(), contentType: z.string().nullish() }),
]);
export type BytesLine = z.infer<typeof bytesLine>;

/** The bytes that a line names. */
export async function bytesOf(line: BytesLine): Promise<Buffer> {
  if ("base64" in line) return Buffer.from(line.base64, "base64");
  return readMaybeZipped(line.path);
}

/** A file's bytes, decompressed when its name ends in `.gz`. */
async function readMaybeZipped(path: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new LangngheError("USAGE", `cannot read ${path}`, { cause });
  }
  return path.endsWith(".gz") ? unzip(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
}

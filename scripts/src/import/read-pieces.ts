import { statSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { describeError, type FeedEntry } from "@langnghe/domain";
import { readDroppedFile } from "@langnghe/sources";
import { columnsOf } from "./csv-columns.ts";
import { type ImportFile, openImportFile } from "./files.ts";
import { type BrokenPiece, materialSchema, pieceOfMaterial, type ReadPiece } from "./material.ts";

/** The limit of the collector for a page; a larger file is not a saved page. */
const FILE_BYTES = 10 * 1_024 * 1_024;

/** Everything in a file, one after another, lines streamed; what cannot be read comes as broken, never as a stop. */
export async function* piecesOf(file: ImportFile, onBytes: (bytes: number) => void): AsyncGenerator<ReadPiece | BrokenPiece> {
  if (file.kind === ".jsonl") yield* linePieces(file, onBytes);
  else yield* wholeFilePieces(file, onBytes);
}

async function* linePieces(file: ImportFile, onBytes: (bytes: number) => void): AsyncGenerator<ReadPiece | BrokenPiece> {
  let number = 0;
  const input = openImportFile(file, onBytes);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (line.trim() !== "") yield pieceOfLine(line, `${file.path}:${number}`);
    }
  } catch (error) {
    // A file that is cut off or unreadable from here on; the files after it go on.
    yield { where: `${file.path}:${number + 1}`, cause: describeError(error), raw: Buffer.alloc(0) };
  }
}

function pieceOfLine(line: string, where: string): ReadPiece | BrokenPiece {
  const raw = Buffer.from(line);
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { where, cause: "not JSON", raw };
  }
  const parsed = materialSchema.safeParse(json);
  if (parsed.success) return pieceOfMaterial(parsed.data, where);
  const issue = parsed.error.issues[0];
  return { where, cause: `field "${issue?.path.join(".") ?? ""}": ${issue?.message ?? "not as expected"}`, raw };
}

async function* wholeFilePieces(file: ImportFile, onBytes: (bytes: number) => void): AsyncGenerator<ReadPiece | BrokenPiece> {
  const where = file.path;
  const name = basename(file.path).replace(/\.gz$/, "");
  let body: Buffer;
  try {
    body = await readWhole(file, onBytes);
  } catch (error) {
    yield { where, cause: describeError(error), raw: Buffer.alloc(0) };
    return;
  }
  if (file.kind === ".html" || file.kind === ".htm") {
    yield { where, outlet: null, channel: null, entry: pageEntry(name), page: { url: null, bytes: body } };
    return;
  }
  try {
    const modifiedAt = statSync(file.path).mtime.toISOString();
    const columns = file.kind === ".csv" ? columnsOf(body) : undefined;
    const read = await readDroppedFile({ name, modifiedAt, body }, file.kind, columns);
    for (const entry of read.entries) yield { where, outlet: null, channel: null, entry, page: null };
    for (const broken of read.broken) yield { where: `${where} ${broken.where}`, cause: broken.cause, raw: body };
  } catch (error) {
    yield { where, cause: describeError(error), raw: body };
  }
}

async function readWhole(file: ImportFile, onBytes: (bytes: number) => void): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of openImportFile(file, onBytes)) {
    const buffer = Buffer.from(part);
    size += buffer.length;
    if (size > FILE_BYTES) throw new RangeError(`larger than ${FILE_BYTES / 1_048_576} MiB`);
    parts.push(buffer);
  }
  return Buffer.concat(parts);
}

/** A saved page says by itself what it is; its file's name is its id. */
function pageEntry(name: string): FeedEntry {
  const unknown = {
    url: null,
    title: null,
    summaryHtml: null,
    contentHtml: null,
    publishedAt: null,
    updatedAt: null,
    place: null,
  };
  return { ...unknown, externalId: name, categories: [], answeredAt: null };
}

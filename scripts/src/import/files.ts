import { createReadStream, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { LangngheError } from "@langnghe/domain";

/** Kinds of files that can be imported, by the end of their name (`.gz` aside). */
const FILE_KINDS = [".jsonl", ".html", ".htm", ".eml", ".csv", ".txt"] as const;
type FileKind = (typeof FILE_KINDS)[number];

/** A file to import. */
export interface ImportFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes: number;
}

/** All importable files under the paths, in a fixed order, and how many of other kinds were left out. */
export function filesUnder(paths: readonly string[]): { readonly files: ImportFile[]; readonly others: number } {
  const files: ImportFile[] = [];
  let others = 0;
  for (const path of paths) {
    const stat = statOf(path);
    const found = stat.isDirectory() ? filesIn(path) : [path];
    for (const each of found) {
      const kind = kindOf(each);
      if (kind !== null) files.push({ path: each, kind, bytes: statSync(each).size });
      else if (stat.isDirectory()) others += 1;
      else
        throw new LangngheError(
          "USAGE",
          `${each} cannot be imported: only ${FILE_KINDS.join(", ")} (also with .gz) and folders of them`,
        );
    }
  }
  return { files, others };
}

/** The file's bytes, decompressed when its name ends in `.gz`; `onBytes` is told of what was read from the disk. */
export function openImportFile(file: ImportFile, onBytes: (bytes: number) => void): NodeJS.ReadableStream {
  const raw = createReadStream(file.path);
  raw.on("data", (part) => onBytes(part.length));
  if (!file.path.endsWith(".gz")) return raw;
  const plain = createGunzip();
  raw.on("error", (error) => plain.destroy(error));
  return raw.pipe(plain);
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw new LangngheError("USAGE", `there is nothing to import at ${path}`, { cause });
  }
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function kindOf(path: string): FileKind | null {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  return FILE_KINDS.find((kind) => name.endsWith(kind)) ?? null;
}

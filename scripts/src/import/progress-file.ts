import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, newId } from "@langnghe/domain";
import { z } from "zod";

const progressSchema = z.object({ run: z.string(), startedAt: z.string(), published: z.number().int() });

/** How far an import has come; survives the process, so that the same command goes on where it was cut off. */
interface ImportProgress {
  readonly run: string;
  readonly startedAt: string;
  /** Pieces handed over for good, in the order of the files. */
  readonly published: number;
}

/** The progress file of one import, named after what is imported. */
export interface ProgressFile {
  readonly progress: ImportProgress;
  save(published: number): void;
  /** The import is complete: the next one of the same material starts anew. */
  remove(): void;
}

/** Opens the progress of an import of these paths, or begins it. */
export function openProgress(dataDir: string, what: readonly string[], now: string): ProgressFile {
  const path = join(dataDir, "imports", `${hashOf("import", ...what)}.json`);
  const progress = read(path) ?? { run: newId("import"), startedAt: now, published: 0 };
  function save(published: number): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, JSON.stringify({ ...progress, published }));
    renameSync(`${path}.part`, path);
  }
  save(progress.published);
  return { progress, save, remove: () => rmSync(path, { force: true }) };
}

function read(path: string): ImportProgress | null {
  try {
    return progressSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

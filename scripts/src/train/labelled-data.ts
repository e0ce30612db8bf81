import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { z } from "zod";

/** A file of labelled lines, with its hash for the model card. */
export interface LabelledFile {
  readonly path: string;
  readonly sha256: string;
  readonly lines: readonly unknown[];
}

/** Reads JSON lines, gzipped or not. A bad line is named. */
function readJsonLines(path: string): LabelledFile {
  if (!existsSync(path)) throw new LangngheError("USAGE", `${path} does not exist.`, { facts: { path } });
  const bytes = readFileSync(path);
  const text = path.endsWith(".gz") ? gunzipSync(bytes).toString("utf8") : bytes.toString("utf8");
  const lines: unknown[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      lines.push(JSON.parse(line));
    } catch (cause) {
      throw new LangngheError("USAGE", `${path}, line ${index + 1} is not JSON.`, { facts: { path, line: index + 1 }, cause });
    }
  }
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), lines };
}

/** The labelled files behind `--data`: a file itself, or of a folder those of `names` that it has. */
export function labelledFiles(paths: readonly string[], names: readonly string[]): LabelledFile[] {
  const files: LabelledFile[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new LangngheError("USAGE", `${path} does not exist.`, { facts: { path } });
    if (!statSync(path).isDirectory()) {
      files.push(readJsonLines(path));
      continue;
    }
    const found = names.map((name) => join(path, name)).filter((file) => existsSync(file));
    if (found.length === 0) throw new LangngheError("USAGE", `${path} has none of ${names.join(", ")}.`, { facts: { path } });
    files.push(...found.map(readJsonLines));
  }
  return files;
}

/** A news text with its id, as label files name it. */
export const newsSchema = z.object({ id: z.string(), title: z.string(), text: z.string(), dup: z.string().optional() });
export type NewsText = z.infer<typeof newsSchema>;

const NEWS_FILES = ["feed.jsonl.gz", "fulltext.jsonl.gz"];

/** The texts of a label file that names them by id: they stand in the folder `vn-news` beside the label file's folder. */
export function newsTexts(labelPath: string, wanted: ReadonlySet<string>): Map<string, NewsText> {
  const folder = join(dirname(dirname(labelPath)), "vn-news");
  const texts = new Map<string, NewsText>();
  for (const name of NEWS_FILES) {
    for (const line of readJsonLines(join(folder, name)).lines) {
      const news = newsSchema.safeParse(line);
      if (news.success && wanted.has(news.data.id)) texts.set(news.data.id, news.data);
    }
  }
  return texts;
}

/** The fold of a group in cross-validation: texts of one document or story stay together. */
export function foldOf(group: string, folds: number): number {
  return createHash("sha1").update(group).digest().readUInt32BE(0) % folds;
}

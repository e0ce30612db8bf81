import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";

/** A file of text, unpacked, with the hash of its bytes. */
export interface TextFile {
  readonly path: string;
  readonly sha256: string;
  readonly text: string;
}

/** The files behind `--data`: a file itself, or all files in a folder and below whose names end in one of `endings`, by name. */
export function textFiles(paths: readonly string[], endings: readonly string[]): TextFile[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new LangngheError("USAGE", `${path} does not exist.`, { facts: { path } });
    if (!statSync(path).isDirectory()) return [textFile(path)];
    const found = readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => endings.some((ending) => name.endsWith(ending)))
      .sort();
    if (found.length === 0)
      throw new LangngheError("USAGE", `${path} has no file ending in ${endings.join(", ")}.`, { facts: { path } });
    return found.map((name) => textFile(join(path, name)));
  });
}

function textFile(path: string): TextFile {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return { path, text, sha256: createHash("sha256").update(bytes).digest("hex") };
}

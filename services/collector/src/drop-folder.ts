import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DEFAULT_LIMITS } from "@langnghe/fetching";
import type { DroppedFile } from "@langnghe/sources";

/** Files of a folder by name; hidden ones (unfinished uploads) and those above the size limit of a feed are left out. */
export async function* readDropFolder(path: string): AsyncGenerator<DroppedFile> {
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  for (const name of names) {
    const file = join(path, name);
    const facts = await stat(file);
    if (!facts.isFile() || facts.size > DEFAULT_LIMITS.maxBytes.feed) continue;
    yield { name, modifiedAt: facts.mtime.toISOString(), body: await readFile(file) };
  }
}

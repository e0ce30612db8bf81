import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { describeError, LangngheError } from "@langnghe/domain";
import { databaseIn } from "@langnghe/runtime";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { loadConfig } from "../system/load-config.ts";

/** What else belongs to an installation besides its database. */
export const KEPT_BESIDE = ["outbox", "sample.json"] as const;

export const backupCommand: Command = {
  name: "backup",
  summary: "copy an installation while it runs",
  help: `
usage: langnghe backup DIR [--data DIR]
Copies database and outbox into DIR (new or empty) as they stood at one moment, checks the copy, and writes
{backup, bytes}. The installation may be running. The configuration is not part of it: keep that in version control.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("backup", argv, { data: text, config: text });
    const [target] = positionals;
    if (target === undefined || positionals.length > 1) throw usage("backup", "name one folder to write to");
    const { dataDir } = loadConfig(io.env, values);
    if (!existsSync(databaseIn(dataDir)))
      throw new LangngheError("DATA_FOLDER", `there is no installation in ${dataDir} to back up`);
    const folder = emptyFolder(resolve(target));
    const bytes = await copyDatabase(databaseIn(dataDir), databaseIn(folder));
    for (const name of KEPT_BESIDE) {
      if (existsSync(join(dataDir, name))) cpSync(join(dataDir, name), join(folder, name), { recursive: true });
    }
    await writeLine(io.stdout, { backup: folder, bytes });
    return 0;
  },
};

function emptyFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    if (readdirSync(path).length === 0) return path;
  } catch (cause) {
    throw new LangngheError("DATA_FOLDER", `cannot write a backup to ${path}`, { cause });
  }
  throw new LangngheError("USAGE", `${path} is not empty: a backup never writes over anything`);
}

/** Copies page by page under SQLite's own lock, then checks the copy; a copy that is not sound is not left behind. */
async function copyDatabase(from: string, to: string): Promise<number> {
  const source = new DatabaseSync(from, { readOnly: true });
  const part = `${to}.part`;
  try {
    await backup(source, part);
  } finally {
    source.close();
  }
  checkSound(part);
  renameSync(part, to);
  return statSync(to).size;
}

/** Rejects a database file that is not sound; it is not left behind. */
export function checkSound(file: string): void {
  const found = integrityOf(file);
  if (found === "ok") return;
  rmSync(file, { force: true });
  throw new LangngheError("DATA_FOLDER", `the database copied to ${file} is not sound: ${found}`);
}

/** `ok`, or what is wrong in SQLite's words. */
function integrityOf(file: string): string {
  const copy = new DatabaseSync(file);
  try {
    return String(copy.prepare("PRAGMA integrity_check").get()?.integrity_check);
  } catch (error) {
    return describeError(error);
  } finally {
    copy.close();
  }
}

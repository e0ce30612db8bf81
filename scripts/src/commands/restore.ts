import { cpSync, existsSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { LangngheError } from "@langnghe/domain";
import { claimDataFolder, databaseIn } from "@langnghe/runtime";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { loadConfig } from "../system/load-config.ts";
import { checkSound, KEPT_BESIDE } from "./backup.ts";

export const restoreCommand: Command = {
  name: "restore",
  summary: "bring a backup back",
  help: `
usage: langnghe restore DIR [--data DIR]
Brings back what "langnghe backup" wrote into DIR. The data folder must hold no installation, and none may run on it:
a restore never writes over anything.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("restore", argv, { data: text, config: text });
    const [from] = positionals;
    if (from === undefined || positionals.length > 1) throw usage("restore", "name the backup's folder");
    const source = resolve(from);
    if (!existsSync(databaseIn(source))) throw new LangngheError("USAGE", `there is no backup in ${source}`);
    const { dataDir } = loadConfig(io.env, values);
    const folder = claimDataFolder(dataDir);
    try {
      bringBack(source, folder.path, folder.database);
    } finally {
      folder.release();
    }
    await writeLine(io.stdout, { restored: dataDir });
    return 0;
  },
};

function bringBack(source: string, target: string, database: string): void {
  if (existsSync(database))
    throw new LangngheError("DATA_FOLDER", `${target} holds an installation already: move it away first`);
  const part = `${database}.part`;
  cpSync(databaseIn(source), part);
  checkSound(part);
  for (const name of KEPT_BESIDE) {
    if (existsSync(join(source, name))) cpSync(join(source, name), join(target, name), { recursive: true });
  }
  renameSync(part, database);
}

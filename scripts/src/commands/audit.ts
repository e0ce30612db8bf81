import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

export const auditCommand: Command = {
  name: "audit",
  summary: "verify the chain of what people did",
  help: `
usage: langnghe audit verify [--data DIR]
Writes {checked, broken}: how many entries were checked and the number of the first broken link, or null. Exit code 1
when the chain is broken.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("audit", argv, { data: text, config: text });
    if (positionals.join(" ") !== "verify") throw usage("audit", "say verify");
    const result = await withInstallation(loadConfig(io.env, values), ({ store }) => store.audit.verify());
    await writeLine(io.stdout, result);
    return result.broken === null ? 0 : 1;
  },
};

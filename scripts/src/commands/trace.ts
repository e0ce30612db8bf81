import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

export const traceCommand: Command = {
  name: "trace",
  summary: "say what happened to one document at each step",
  help: `
usage: langnghe trace [--data DIR] ID
Writes {service,step,kind,reason,at,ms,run,message} a line each, oldest first; exit code 1 when nothing is known of it.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("trace", argv, { data: text, config: text });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1) throw usage("trace", "name one document id");
    const records = await withInstallation(loadConfig(io.env, values), ({ store }) => store.work.trace(id));
    for (const { subject: _, ...record } of records) await writeLine(io.stdout, record);
    if (records.length > 0) return 0;
    io.stderr.write(`langnghe trace: nothing is known of a document ${id}\n`);
    return 1;
  },
};

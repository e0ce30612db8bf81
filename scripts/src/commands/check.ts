import { VARIABLES } from "@langnghe/runtime";
import { stringify } from "yaml";
import { readArguments, takesNothing } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { loadConfig } from "../system/load-config.ts";

export const checkCommand: Command = {
  name: "check",
  summary: "check the configuration",
  help: `
usage: langnghe check [--config DIR] [--show]
Names every fault at once, with file, line and what is allowed; exit code 2. --show prints the effective settings with
their origin, secrets masked.`,
  run: async (argv, io) => {
    const options = { config: { type: "string" }, show: { type: "boolean" } } as const;
    const { values, positionals } = readArguments("check", argv, options);
    takesNothing("check", positionals);
    const config = loadConfig(io.env, { config: values.config });
    const counts = {
      feeds: config.feeds.length,
      outlets: config.outlets.length,
      topics: config.topics.length,
      places: config.places.length,
      digests: config.digests.length,
    };
    if (values.show === true)
      io.stdout.write(
        stringify({ settings: config.settings, data: config.dataDir, ...counts, environment: shown(config.environment) }),
      );
    else io.stdout.write(`${JSON.stringify({ ok: true, config: config.dir, ...counts })}\n`);
    return 0;
  },
};

/** What the environment sets; it stands above the files. Secrets are masked. */
function shown(environment: Readonly<Partial<Record<string, string>>>): Record<string, string> {
  const entries = Object.entries(VARIABLES).flatMap(([name, { secret }]) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, secret ? "•••• (environment)" : `${value} (environment)`]];
  });
  return Object.fromEntries(entries);
}

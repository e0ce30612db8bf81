import { type Config, type Environment, type OptionSchemas, readConfig } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { configDir } from "./paths.ts";

/** What the options shared by commands say about where things are. */
export interface WhereOptions {
  readonly config?: string | undefined;
  readonly data?: string | undefined;
  readonly port?: number | undefined;
}

/** Reads and checks the whole configuration. */
export function loadConfig(env: Environment, where: WhereOptions): Config {
  return readConfig({
    dir: configDir(where.config, env),
    env,
    optionSchemas: optionSchemas(),
    overrides: { data: where.data, port: where.port },
  });
}

function optionSchemas(): OptionSchemas {
  return Object.fromEntries(sourceTypes.map((source) => [source.type, source.options]));
}

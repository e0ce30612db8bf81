import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
  type Body,
  bodySchema,
  type DigestSeries,
  digestSeriesSchema,
  type Feed,
  feedSchema,
  type Outlet,
  outletSchema,
  type Place,
  placeSchema,
  type Topic,
  topicSchema,
} from "@langnghe/domain";
import { z } from "zod";
import { checkYaml } from "./check-yaml.ts";
import { crossFaults } from "./cross-checks.ts";
import { type Environment, readEnvironment, type Variable } from "./environment.ts";
import { type ConfigFault, configError } from "./fault.ts";
import { type Settings, settingsSchema } from "./settings-schema.ts";

/** The whole configuration, checked as a whole and frozen. */
export interface Config {
  /** Folder it was read from. */
  readonly dir: string;
  readonly settings: Settings;
  readonly environment: Readonly<Partial<Record<Variable, string>>>;
  readonly dataDir: string;
  readonly outlets: readonly Outlet[];
  readonly feeds: readonly Feed[];
  readonly topics: readonly Topic[];
  readonly places: readonly Place[];
  readonly bodies: readonly Body[];
  readonly digests: readonly DigestSeries[];
}

/** Schema of the options of each source type, so that a feed's options are checked with the rest. */
export type OptionSchemas = Readonly<Record<string, z.ZodType>>;

export interface ReadConfigInput {
  readonly dir: string;
  readonly env: Environment;
  /** Null leaves the options of feeds unchecked: only who has the source types can check them. */
  readonly optionSchemas: OptionSchemas | null;
  /** From the command line: stands above the environment. */
  readonly overrides?: { readonly data?: string | undefined; readonly port?: number | undefined };
}

const feedsFile = z.strictObject({ outlets: z.array(outletSchema).default([]), feeds: z.array(feedSchema).default([]) });
const placesFile = z.array(placeSchema).transform((places) => ({ places }));
const bodiesFile = z.strictObject({ bodies: z.array(bodySchema) });

/** Reads and checks everything in a configuration folder. Rejects with one error that holds every fault. */
export function readConfig(input: ReadConfigInput): Config {
  const reader = fileReader(input.dir);
  const settings = reader.one("langnghe.yaml", settingsSchema);
  const feedFiles = reader.folder("feeds", feedsFile);
  const topics = reader.folder("topics", topicSchema);
  const places = reader.folder("places", placesFile);
  const bodies = reader.folder("bodies", bodiesFile);
  const digests = reader.folder("digests", digestSeriesSchema);
  const { values: environment, faults: environmentFaults } = readEnvironment(input.env);
  const parts = { feedFiles, topics, places, digests, optionSchemas: input.optionSchemas };
  const faults = [...reader.faults, ...environmentFaults, ...crossFaults(parts)];
  if (faults.length > 0 || settings === null) throw configError(faults);
  return deepFreeze({
    dir: input.dir,
    settings: withOverrides(settings, environment, input.overrides),
    environment,
    dataDir: resolve(input.overrides?.data ?? environment.LANGNGHE_DATA ?? join(input.dir, "..", "data")),
    outlets: feedFiles.flatMap((file) => file.value.outlets),
    feeds: feedFiles.flatMap((file) => file.value.feeds),
    topics: topics.map((file) => file.value),
    places: places.flatMap((file) => file.value.places),
    bodies: bodies.flatMap((file) => file.value.bodies),
    digests: digests.map((file) => file.value),
  });
}

/** A file's checked value and where it stands. */
interface ReadFile<T> {
  readonly file: string;
  readonly value: T;
}

function fileReader(dir: string) {
  const faults: ConfigFault[] = [];
  const shown = (path: string) => relative(process.cwd(), path) || path;

  function read<T>(path: string, schema: z.ZodType<T>): ReadFile<T>[] {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch {
      faults.push({ file: shown(path), line: null, key: "", message: "cannot be read" });
      return [];
    }
    const checked = checkYaml(shown(path), text, schema);
    faults.push(...checked.faults);
    return checked.value === null ? [] : [{ file: shown(path), value: checked.value }];
  }

  return {
    faults,
    one<T>(name: string, schema: z.ZodType<T>): T | null {
      return read(join(dir, name), schema)[0]?.value ?? null;
    },
    folder<T>(name: string, schema: z.ZodType<T>): ReadFile<T>[] {
      return yamlFilesIn(join(dir, name)).flatMap((path) => read(path, schema));
    },
  };
}

function yamlFilesIn(dir: string): string[] {
  try {
    const names = readdirSync(dir).filter((name) => name.endsWith(".yaml") || name.endsWith(".yml"));
    return names.sort().map((name) => join(dir, name));
  } catch {
    return [];
  }
}

function withOverrides(
  settings: Settings,
  environment: Partial<Record<Variable, string>>,
  overrides: ReadConfigInput["overrides"],
): Settings {
  const port =
    overrides?.port ?? (environment.LANGNGHE_PORT === undefined ? settings.console.port : Number(environment.LANGNGHE_PORT));
  const level = environment.LANGNGHE_LOG ?? settings.log.level;
  const host = environment.LANGNGHE_HOST ?? settings.console.host;
  const checked = settingsSchema.safeParse({ ...settings, console: { ...settings.console, host, port }, log: { level } });
  if (checked.success) return checked.data;
  throw configError(
    checked.error.issues.map((issue) => ({
      file: "environment",
      line: null,
      key: issue.path.join("."),
      message: issue.message,
    })),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}

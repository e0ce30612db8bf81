import type { Environment } from "./config/environment.ts";
import { type Config, type OptionSchemas, readConfig } from "./config/read-config.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { stopAll, untilSignal } from "./stop.ts";
import type { Part } from "./supervise.ts";

/** What a service is composed with, besides the configuration and what it opens itself. */
export interface ServiceTools {
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface RunServiceInput<Opened> {
  readonly name: string;
  readonly env: Environment;
  /** Options of the source types, for the one service that knows them; null leaves them unchecked here. */
  readonly optionSchemas: OptionSchemas | null;
  /** Opens what the service works on: bus, store. */
  readonly open: (config: Config) => Promise<Opened & { close(): Promise<void> }>;
  readonly compose: (config: Config, opened: Opened, tools: ServiceTools) => Promise<Part>;
}

/** Exit code of a service that failed by itself, for its supervisor (systemd, a container engine) to start it again. */
const CRASHED = 70;

/** Runs one service as a process of its own until a signal comes or it fails. Resolves with the exit code. */
export async function runService<Opened>(input: RunServiceInput<Opened>): Promise<number> {
  const config = readConfig({ dir: input.env.LANGNGHE_CONFIG ?? "config", env: input.env, optionSchemas: input.optionSchemas });
  const log = createLog({ level: config.settings.log.level }).with({ service: input.name });
  const opened = await input.open(config);
  const part = await input.compose(config, opened, { log, metrics: createMetrics() });
  const failed = part.ended.then(
    () => false,
    (error: unknown) => {
      log("error", "service_failed", { error: String(error) });
      return true;
    },
  );
  const crashed = await Promise.race([untilSignal().then(() => false), failed]);
  await stopAll(
    [
      { name: input.name, stop: part.stop },
      { name: "connections", stop: () => opened.close() },
    ],
    log,
  );
  return crashed ? CRASHED : 0;
}

import { type Config, claimDataFolder, createLog, createMetrics, lockHolder, stopAll } from "@langnghe/runtime";
import { type Installation, openInstallation } from "../system/installation.ts";
import { startFlow } from "../system/services.ts";

/**
 * Gives a command an installation whose flow runs: the services are started here, or the work is left to the process that
 * already runs on the folder.
 */
export async function withFlow<T>(config: Config, work: (installation: Installation) => Promise<T>): Promise<T> {
  if (lockHolder(config.dataDir) !== null) {
    const installation = await openInstallation(config);
    return work(installation).finally(() => installation.close());
  }
  const folder = claimDataFolder(config.dataDir);
  const installation = await openInstallation(config);
  try {
    return await withFlowOn(config, installation, work);
  } finally {
    await installation.close();
    folder.release();
  }
}

/** Runs the services on the given bus and store while the work lasts. */
export async function withFlowOn<T>(
  config: Config,
  installation: Installation,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const log = createLog({ level: "error" });
  const parts = startFlow(config, installation, { log, metrics: createMetrics() });
  try {
    return await work(installation);
  } finally {
    await stopAll(parts, log);
  }
}

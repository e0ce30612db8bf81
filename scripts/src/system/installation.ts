import { existsSync } from "node:fs";
import { type MessageBus, openBus } from "@langnghe/bus";
import { LangngheError } from "@langnghe/domain";
import { type Config, databaseIn } from "@langnghe/runtime";
import { openStore, type Store } from "@langnghe/store";

/** The log and the store of an installation. */
export interface Installation {
  readonly bus: MessageBus;
  readonly store: Store;
  close(): Promise<void>;
}

/** Opens bus and store where the configuration says; by default both are one SQLite file in the data folder. */
export async function openInstallation(config: Config): Promise<Installation> {
  const folder = config.dataDir;
  const bus = await openBus(config.environment.LANGNGHE_BUS ?? "sqlite:", { folder });
  const store = await openStore(config.environment.LANGNGHE_STORE ?? "sqlite:", { folder });
  return {
    bus,
    store,
    async close() {
      await bus.close();
      await store.close();
    },
  };
}

/** Opens an installation that must exist already; a command that only reads must not make an empty one. */
export async function openExisting(config: Config): Promise<Installation> {
  const embedded = (config.environment.LANGNGHE_STORE ?? "sqlite:") === "sqlite:";
  if (embedded && !existsSync(databaseIn(config.dataDir))) {
    throw new LangngheError(
      "DATA_FOLDER",
      `there is no installation in ${config.dataDir}: start one with "npm start", or name its folder with --data`,
    );
  }
  return openInstallation(config);
}

/** Opens an existing installation for one command and closes it whatever happens. */
export async function withInstallation<T>(config: Config, work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openExisting(config);
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

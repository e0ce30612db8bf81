import { type MessageBus, openBus } from "@langnghe/bus";
import { runService } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { openStore, type Store } from "@langnghe/store";
import { composeCollector } from "./compose.ts";

process.exitCode = await runService({
  name: "collector",
  env: process.env,
  optionSchemas: Object.fromEntries(sourceTypes.map((source) => [source.type, source.options])),
  compose: (config, opened: { readonly bus: MessageBus; readonly store: Store }, tools) =>
    composeCollector(config, opened, tools),
  async open({ environment, dataDir: folder }) {
    const bus = await openBus(environment.LANGNGHE_BUS ?? "sqlite:", { folder });
    const store = await openStore(environment.LANGNGHE_STORE ?? "sqlite:", { folder });
    return { bus, store, close: () => bus.close().finally(() => store.close()) };
  },
});

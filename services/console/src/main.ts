import { type MessageBus, openBus } from "@langnghe/bus";
import { runService } from "@langnghe/runtime";
import { openStore, type Store } from "@langnghe/store";
import { composeConsole } from "./compose.ts";

process.exitCode = await runService({
  name: "console",
  env: process.env,
  optionSchemas: null,
  async compose(config, opened: { readonly bus: MessageBus; readonly store: Store }, tools) {
    const { stop } = await composeConsole(config, opened, tools);
    // A web server does not fail by itself: its end is its stop.
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    return { ended, stop: () => stop().finally(resolve) };
  },
  async open({ environment, dataDir: folder }) {
    const bus = await openBus(environment.LANGNGHE_BUS ?? "sqlite:", { folder });
    const store = await openStore(environment.LANGNGHE_STORE ?? "sqlite:", { folder });
    return { bus, store, close: () => bus.close().finally(() => store.close()) };
  },
});

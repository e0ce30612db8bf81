import { openBus } from "@langnghe/bus";
import { runService } from "@langnghe/runtime";
import { openStore } from "@langnghe/store";
import { composeClassifier } from "./compose.ts";

process.exitCode = await runService({
  name: "classifier",
  env: process.env,
  optionSchemas: null,
  compose: composeClassifier,
  async open({ environment, dataDir: folder }) {
    const bus = await openBus(environment.LANGNGHE_BUS ?? "sqlite:", { folder });
    const store = await openStore(environment.LANGNGHE_STORE ?? "sqlite:", { folder });
    return { bus, store, close: () => bus.close().finally(() => store.close()) };
  },
});

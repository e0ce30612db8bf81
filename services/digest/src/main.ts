import { runService } from "@langnghe/runtime";
import { openStore, type Store } from "@langnghe/store";
import { composeDigest } from "./compose.ts";

process.exitCode = await runService({
  name: "digest",
  env: process.env,
  optionSchemas: null,
  compose: (config, opened: { readonly store: Store }) => composeDigest(config, opened),
  async open({ environment, dataDir: folder }) {
    const store = await openStore(environment.LANGNGHE_STORE ?? "sqlite:", { folder });
    return { store, close: () => store.close() };
  },
});

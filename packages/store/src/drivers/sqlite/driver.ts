import { resolve } from "node:path";
import type { StoreDriver } from "../../store-driver.ts";
import { sqliteStore } from "./store.ts";

/** The file of an embedded installation; bus and store share it. */
const DEFAULT_FILE = "langnghe.sqlite";

/** `sqlite:` in the data folder, `sqlite:<file>` elsewhere. */
export const sqliteDriver: StoreDriver = {
  schemes: ["sqlite"],
  label: "one file on this machine",
  open: async (url, { folder }) => {
    const file = url.slice(url.indexOf(":") + 1);
    return sqliteStore({ file: resolve(folder, file === "" ? DEFAULT_FILE : file) });
  },
};

import type { Store } from "./store.ts";

export interface OpenStoreOptions {
  /** The installation's data folder; a `sqlite:` address names a file in it. */
  readonly folder: string;
}

/** One kind of store: the schemes of its addresses, its name for people, and how it is opened. */
export interface StoreDriver {
  readonly schemes: readonly string[];
  readonly label: string;
  /** Opens the store at a whole address (`sqlite:`, `https://…`). */
  open(url: string, options: OpenStoreOptions): Promise<Store>;
}

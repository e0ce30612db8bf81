import { LangngheError } from "@langnghe/domain";
import { sqliteDriver } from "./drivers/sqlite/driver.ts";
import type { Store } from "./store.ts";
import type { OpenStoreOptions, StoreDriver } from "./store-driver.ts";

/** Every store this program knows. A new one is a driver and a line here. */
export const STORE_DRIVERS: readonly StoreDriver[] = [sqliteDriver];

/** Opens the store at an address (`sqlite:`, `sqlite:/path/file`). CONFIG_INVALID names the schemes there are. */
export async function openStore(url: string, options: OpenStoreOptions): Promise<Store> {
  const scheme = url.slice(0, Math.max(0, url.indexOf(":")));
  const driver = STORE_DRIVERS.find((known) => known.schemes.includes(scheme));
  if (driver !== undefined) return await driver.open(url, options);
  const allowed = STORE_DRIVERS.map((known) => `${known.schemes.map((one) => `${one}:`).join(", ")} (${known.label})`).join(
    ", ",
  );
  throw new LangngheError("CONFIG_INVALID", `"${url}" is no address of a store; allowed: ${allowed}`, { facts: { url } });
}

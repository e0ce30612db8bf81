import { LangngheError } from "@langnghe/domain";
import type { BusDriver, OpenBusOptions } from "./bus-driver.ts";
import { kafkaDriver } from "./drivers/kafka.ts";
import { sqliteDriver } from "./drivers/sqlite.ts";
import type { MessageBus } from "./message-bus.ts";

/** Every bus this program knows. A new one is a driver file and a line here. */
export const BUS_DRIVERS: readonly BusDriver[] = [sqliteDriver, kafkaDriver];

/** Opens the bus at an address (`sqlite:`, `sqlite:/path/file`, `kafka://host:port,host:port`). CONFIG_INVALID names the schemes there are. */
export async function openBus(url: string, options: OpenBusOptions): Promise<MessageBus> {
  const colon = url.indexOf(":");
  const driver = BUS_DRIVERS.find((known) => known.scheme === url.slice(0, colon));
  if (driver !== undefined) return await driver.open(url.slice(colon + 1), options);
  const allowed = BUS_DRIVERS.map((known) => `${known.scheme}: (${known.label})`).join(", ");
  throw new LangngheError("CONFIG_INVALID", `"${url}" is no address of a bus; allowed: ${allowed}`, { facts: { url } });
}

export type { BusDriver, OpenBusOptions } from "./bus-driver.ts";
export { type KafkaBusOptions, kafkaBus } from "./drivers/kafka.ts";
export { ensureStreams, type StreamSettings } from "./drivers/kafka-streams.ts";
export { type SqliteBusOptions, sqliteBus } from "./drivers/sqlite.ts";
export {
  type BatchHandler,
  type Lag,
  MAX_PUBLISH_BYTES,
  type MessageBus,
  type ReadRange,
  type SubscribeOptions,
  type Subscription,
} from "./message-bus.ts";
export { BUS_DRIVERS, openBus } from "./open-bus.ts";

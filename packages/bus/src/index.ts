export {
  type BatchHandler,
  type Lag,
  MAX_PUBLISH_BYTES,
  type MessageBus,
  type ReadRange,
  type SubscribeOptions,
  type Subscription,
} from "./message-bus.ts";

import type { Clock } from "@langnghe/domain";
import type { MessageBus } from "./message-bus.ts";

export interface OpenBusOptions {
  /** The installation's data folder; a `sqlite:` address names a file in it. */
  readonly folder: string;
  readonly clock?: Clock;
}

/** One kind of bus: the scheme of its addresses, its name for people, and how it is opened. */
export interface BusDriver {
  readonly scheme: string;
  readonly label: string;
  /** `rest` is the address behind the scheme's colon. */
  open(rest: string, options: OpenBusOptions): Promise<MessageBus>;
}

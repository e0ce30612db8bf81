import type { OutcomeRecord, Parked } from "@langnghe/domain";

/** What services did with messages, and what they set aside. Written by the runner, read by status, trace and parked. */
export interface WorkLog {
  /** Writes outcomes; one for the same service, message and run replaces the earlier one. */
  record(outcomes: readonly OutcomeRecord[]): Promise<void>;

  /** Everything that happened to a document, oldest first. */
  trace(subject: string): Promise<OutcomeRecord[]>;

  /** Counts of outcomes by service, step, kind and reason; with `byFeed` by feed as well. */
  counts(selection: {
    readonly run?: string;
    readonly from?: string;
    readonly to?: string;
    readonly byFeed?: boolean;
  }): Promise<OutcomeCount[]>;

  /** Sets aside; parking the same service and message again replaces it and adds one to `times`. */
  park(parked: Parked): Promise<void>;

  parked(request: {
    readonly service?: string;
    readonly reason?: string;
    readonly limit: number;
    readonly offset?: number;
  }): Promise<{
    readonly items: Parked[];
    readonly total: number;
  }>;

  getParked(id: string): Promise<Parked | null>;

  /** Takes out of the parked ones (replayed with success, or discarded). */
  unpark(id: string): Promise<void>;

  /** Counts a crash while a message was worked on; returns how many there are now. Forgotten by `clearStrikes`. */
  strike(service: string, message: string): Promise<number>;
  clearStrikes(service: string, messages: readonly string[]): Promise<void>;

  /** Forgets outcomes recorded before an instant. Returns how many. */
  trim(before: string): Promise<number>;
}

export interface OutcomeCount {
  readonly service: string;
  readonly step: string;
  readonly kind: OutcomeRecord["kind"];
  readonly reason: string | null;
  /** Only with `byFeed`; absent for outcomes that name none. */
  readonly feed?: string;
  readonly count: number;
}

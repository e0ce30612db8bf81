import { setTimeout as sleep } from "node:timers/promises";
import { type OutcomeRecord, systemClock } from "@langnghe/domain";
import type { RunnerOptions, WorkSink } from "./runner.ts";

/** What the runner of any service runs on. */
export type FlowHost = Pick<RunnerOptions<never, never>, "work" | "observe" | "clock" | "sleep" | "concurrency">;

/** Documents of one service under way at the same time; they wait for page threads and for the shared write. */
const CONCURRENCY = 64;

export interface HostInput {
  readonly service: string;
  readonly work: WorkSink;
  readonly metrics: { outcome(outcome: OutcomeRecord): void };
  readonly log: (level: "warn", event: string, facts: Readonly<Record<string, string | null>>) => void;
}

/** The ordinary host: real time; every outcome is counted, and the log says only what somebody may have to look at. */
export function flowHost({ service, work, metrics, log }: HostInput): FlowHost {
  return {
    work,
    clock: systemClock,
    sleep: (ms) => sleep(ms),
    concurrency: CONCURRENCY,
    observe(outcome, cause) {
      metrics.outcome(outcome);
      if (cause === null) return;
      log("warn", "parked", { service, step: outcome.step, reason: outcome.reason, document: outcome.subject, cause });
    },
  };
}

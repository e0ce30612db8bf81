import type { OutcomeRecord } from "@langnghe/domain";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Upper bounds in seconds: most items take milliseconds, a page with retries up to half a minute. */
const DURATION_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

/** What every service counts, in Prometheus' text format. */
export interface Metrics {
  outcome(outcome: OutcomeRecord): void;
  lag(service: string, messages: number, oldestMs: number): void;
  poll(result: string): void;
  /** Prometheus exposition text. */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const outcomes = new Counter({
    name: "langnghe_outcomes_total",
    help: "Items by service, last step, outcome and reason",
    labelNames: ["service", "step", "kind", "reason"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "langnghe_flow_seconds",
    help: "Time of an item in a service's flow, retries included",
    labelNames: ["service"],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const lag = gauge(registry, "langnghe_lag_messages", "Messages a service has not settled");
  const age = gauge(registry, "langnghe_queue_age_seconds", "Age of the oldest unsettled message");
  const polls = new Counter({
    name: "langnghe_polls_total",
    help: "Polls of feeds by result",
    labelNames: ["result"],
    registers: [registry],
  });
  return {
    outcome(record) {
      outcomes.inc({ service: record.service, step: record.step, kind: record.kind, reason: record.reason ?? "" });
      seconds.observe({ service: record.service }, record.ms / 1_000);
    },
    lag(service, messages, oldestMs) {
      lag.set({ service }, messages);
      age.set({ service }, oldestMs / 1_000);
    },
    poll: (result) => polls.inc({ result }),
    text: () => registry.metrics(),
  };
}

function gauge(registry: Registry, name: string, help: string): Gauge<"service"> {
  return new Gauge({ name, help, labelNames: ["service"], registers: [registry] });
}

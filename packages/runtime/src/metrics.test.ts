import { describe, expect, it } from "vitest";
import { createMetrics } from "./metrics.ts";

describe("metrics", () => {
  it("count outcomes by service, step and reason, and never name a document", async () => {
    const metrics = createMetrics();
    const outcome = {
      service: "indexer",
      message: "m1",
      subject: "d1",
      run: "live",
      kind: "drop",
      step: "countRepeats",
      reason: "unchanged",
      at: "",
      ms: 3,
    } as const;
    metrics.outcome(outcome);
    metrics.outcome({ ...outcome, message: "m2" });
    metrics.poll("ok");
    metrics.lag("indexer", 7, 1_500);
    const text = await metrics.text();
    expect(text).toContain('langnghe_outcomes_total{service="indexer",step="countRepeats",kind="drop",reason="unchanged"} 2');
    expect(text).toContain('langnghe_polls_total{result="ok"} 1');
    expect(text).toContain('langnghe_queue_age_seconds{service="indexer"} 1.5');
    expect(text).not.toContain("d1");
  });
});

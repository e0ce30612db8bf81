import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteBus } from "@langnghe/bus";
import { sqliteStore } from "@langnghe/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkAfterKills } from "./kill-check.ts";
import { killRounds } from "./kill-rounds.ts";
import { KILL_GROUP, KILL_STREAM } from "./kill-worker.ts";
import { openLedger } from "./ledger.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-kill-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("kill -9 at random moments", () => {
  it("loses nothing acknowledged, doubles nothing, leaves a sound file, 100 times", async () => {
    await killRounds({ folder, rounds: 100, seed: 7 });
    const report = await checkAfterKills(folder);
    expect(report.faults).toEqual([]);
    // Rounds in which nothing happened would prove nothing.
    expect(report.published).toBeGreaterThan(100);
    expect(report.kept).toBeGreaterThanOrEqual(report.published);
    expect(report.documents).toBeGreaterThan(10);
  });
});

describe("the checker", () => {
  it("finds what is lost, what the position passed, and what the audit log lacks", async () => {
    const file = join(folder, "langnghe.sqlite");
    const bus = sqliteBus({ file });
    const store = sqliteStore({ file });
    await bus.publish(KILL_STREAM, [{ id: "kept", key: "k", value: new Uint8Array(1), headers: {} }]);
    const subscription = await bus.subscribe(
      { stream: KILL_STREAM, group: KILL_GROUP, maxBatch: 1, maxUnsettled: 1 },
      async (batch) => {
        for (const delivery of batch) delivery.settle();
      },
    );
    await expect.poll(async () => (await bus.lag(KILL_STREAM, KILL_GROUP)).messages).toBe(0);
    await subscription.stop();
    await bus.close();
    await store.close();
    const ledger = openLedger(join(folder, "ledger.jsonl"));
    ledger.note([
      { kind: "published", ids: ["kept", "gone"] },
      { kind: "stored", id: "doc-gone", revision: "r", fetchedAt: "2026-11-25T00:00:00.000Z" },
      { kind: "audited", seq: 1, hash: "none" },
    ]);
    ledger.close();
    expect((await checkAfterKills(folder)).faults).toEqual([
      "published message gone is lost",
      "the position passed offset 0, which never settled",
      "stored document doc-gone is lost",
      "audit entry 1 is lost or changed",
    ]);
  });
});

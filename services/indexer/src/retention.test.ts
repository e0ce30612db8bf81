import { type AuditEvent, CHANNELS, chainAudit, DAY_MS, HOUR_MS, toInstant } from "@langnghe/domain";
import type { EraseSelection } from "@langnghe/store";
import { expect, test, vi } from "vitest";
import { applyRetention, type RetentionDeps, startRetention } from "./retention.ts";

const NOW = Date.UTC(2026, 10, 25);
const DAYS = { news: 365, official: 730, community: 180, feedback: 30 };

function rig(gone: Readonly<Record<string, string[]>> = {}) {
  const erased: EraseSelection[] = [];
  const audited: AuditEvent[] = [];
  const trimmed: [string, number][] = [];
  const deps: RetentionDeps = {
    documents: {
      erase: async (selection) => {
        erased.push(selection);
        return "channel" in selection ? (gone[selection.channel] ?? []) : [];
      },
      get: async () => null,
    },
    cases: { get: async () => null, list: async () => ({ items: [], total: 0 }), remove: async () => true },
    bus: {
      trim: async (stream, before) => {
        trimmed.push([stream, before]);
        return 3;
      },
    },
    work: { trim: async (before) => (before === toInstant(NOW - 90 * DAY_MS) ? 7 : 0) },
    audit: {
      append: async (event) => {
        audited.push(event);
        return chainAudit(null, event);
      },
    },
    retentionDays: DAYS,
    streams: [{ name: "raw", retentionMs: HOUR_MS }],
    clock: () => NOW,
  };
  return { deps, erased, audited, trimmed };
}

test("each channel is erased up to its own bound", async () => {
  const { deps, erased } = rig();
  await applyRetention(deps);
  expect(erased).toEqual(CHANNELS.map((channel) => ({ channel, before: toInstant(NOW - DAYS[channel] * DAY_MS) })));
});

test("each deletion is proved in the audit chain with channel, bound and number, and without the texts' ids", async () => {
  const { deps, audited } = rig({ feedback: ["a", "b"] });
  await applyRetention(deps);
  const facts = { channel: "feedback", before: toInstant(NOW - 30 * DAY_MS), documents: 2 };
  expect(audited).toEqual([
    { at: toInstant(NOW), actor: "machine", action: "retention.erase", subject: "channel:feedback", facts },
  ]);
});

test("streams and the work log are cut by the same clock; the answer counts all", async () => {
  const { deps, trimmed } = rig({ news: ["a"] });
  expect(await applyRetention(deps)).toEqual({
    news: 1,
    official: 0,
    community: 0,
    feedback: 0,
    cases: 0,
    raw: 3,
    outcomes: 7,
  });
  expect(trimmed).toEqual([["raw", NOW - HOUR_MS]]);
});

test("runs at once and each hour, until it is stopped", async () => {
  vi.useFakeTimers();
  const { deps, erased } = rig();
  const running = startRetention(deps);
  await vi.advanceTimersByTimeAsync(0);
  expect(erased).toHaveLength(CHANNELS.length);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(erased).toHaveLength(2 * CHANNELS.length);
  await running.stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
  expect(erased).toHaveLength(2 * CHANNELS.length);
  vi.useRealTimers();
});

test("a store that is gone ends it, for the supervisor to see", async () => {
  const { deps } = rig();
  const running = startRetention({
    ...deps,
    documents: { ...deps.documents, erase: () => Promise.reject(new RangeError("gone")) },
  });
  await expect(running.ended).rejects.toThrow("gone");
});

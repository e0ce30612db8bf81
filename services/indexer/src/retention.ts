import type { MessageBus } from "@langnghe/bus";
import { type AuditEvent, CHANNELS, type Channel, DAY_MS, HOUR_MS, toInstant } from "@langnghe/domain";
import { inRounds, type Part } from "@langnghe/runtime";
import type { AuditLog, CaseStore, DocumentStore, WorkLog } from "@langnghe/store";
import type { Stream } from "@langnghe/streams";
import { eraseCases } from "./erase-cases.ts";

export interface RetentionDeps {
  readonly documents: Pick<DocumentStore, "erase" | "get">;
  readonly cases: Pick<CaseStore, "get" | "list" | "remove">;
  readonly bus: Pick<MessageBus, "trim">;
  readonly work: Pick<WorkLog, "trim">;
  readonly audit: Pick<AuditLog, "append">;
  /** Days each channel is kept, from the configuration. */
  readonly retentionDays: Readonly<Record<Channel, number>>;
  readonly streams: readonly Pick<Stream<unknown>, "name" | "retentionMs">[];
  readonly clock: () => number;
}

/** Between two rounds. A day's delay in deleting would be one too many; an hour's is in the nature of a clock. */
const ROUND_MS = HOUR_MS;
/** Outcome records are kept as long as the longest question about a document's fate is asked. */
const WORK_LOG_MS = 90 * DAY_MS;

/**
 * Deletes what has been kept as long as its channel says (RIGHTS 10), with the cases that rest on nothing else, and proves
 * it: each deletion stands in the audit chain with its channel, bound and number. Streams and the work log are cut by the
 * same clock.
 */
export async function applyRetention(deps: RetentionDeps): Promise<Readonly<Record<string, number>>> {
  const now = deps.clock();
  const removed: Record<string, number> = {};
  for (const channel of CHANNELS) {
    const before = toInstant(now - deps.retentionDays[channel] * DAY_MS);
    const documents = (await deps.documents.erase({ channel, before })).length;
    removed[channel] = documents;
    if (documents > 0) await prove(deps, "retention.erase", `channel:${channel}`, { channel, before, documents });
  }
  removed.cases = await eraseCases(deps);
  if (removed.cases > 0) await prove(deps, "retention.cases", "cases", { cases: removed.cases });
  for (const { name, retentionMs } of deps.streams) removed[name] = await deps.bus.trim(name, now - retentionMs);
  removed.outcomes = await deps.work.trim(toInstant(now - WORK_LOG_MS));
  return removed;
}

async function prove(deps: RetentionDeps, action: string, subject: string, facts: AuditEvent["facts"]): Promise<void> {
  await deps.audit.append({ at: toInstant(deps.clock()), actor: "machine", action, subject, facts });
}

/** Applies retention now and every hour until it is stopped. */
export function startRetention(deps: RetentionDeps): Part {
  return inRounds(ROUND_MS, () => applyRetention(deps));
}

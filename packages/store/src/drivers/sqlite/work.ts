import { type OutcomeRecord, outcomeRecordSchema, type Parked, parkedSchema } from "@langnghe/domain";
import { type Database, integer, type Row, text, textOrNull } from "@langnghe/sqlite";
import type { OutcomeCount, WorkLog } from "../../work-log.ts";
import { instantMs } from "./event-key.ts";
import { whereClause } from "./selection.ts";

const OUTCOME_COLUMNS = "run, service, message, subject, feed, kind, step, reason, at, ms";

export function sqliteWork(db: Database): WorkLog {
  return {
    record: async (outcomes) =>
      db.write(() => {
        for (const outcome of outcomes) recordOne(db, outcome);
      }),
    trace: async (subject) =>
      db.all(`SELECT ${OUTCOME_COLUMNS} FROM outcomes WHERE subject = ? ORDER BY at_ms, rowid`, subject).map(toOutcome),
    counts: async (selection) => counts(db, selection),
    park: async (parked) => db.write(() => parkOne(db, parked)),
    parked: async (request) => listParked(db, request),
    getParked: async function getParked(id) {
      const row = db.get("SELECT body, times FROM parked WHERE id = ?", id);
      return row === undefined ? null : toParked(row);
    },
    unpark: async function unpark(id) {
      db.run("DELETE FROM parked WHERE id = ?", id);
    },
    strike: async function strike(service, message) {
      const row = db.get(
        `INSERT INTO strikes (service, message, count) VALUES (?, ?, 1)
         ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count`,
        service,
        message,
      );
      return row === undefined ? 1 : integer(row, "count");
    },
    clearStrikes: async (service, messages) => clearStrikes(db, service, messages),
    trim: async (before) => db.run("DELETE FROM outcomes WHERE at_ms < ?", instantMs(before)),
  };
}

function recordOne(db: Database, { run, service, message, subject, feed, kind, step, reason, at, ms }: OutcomeRecord): void {
  db.run(
    `INSERT INTO outcomes (run, service, message, subject, feed, kind, step, reason, at, at_ms, ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET subject = excluded.subject, feed = excluded.feed, kind = excluded.kind, step = excluded.step,
       reason = excluded.reason, at = excluded.at, at_ms = excluded.at_ms, ms = excluded.ms`,
    ...[run, service, message, subject, feed ?? null, kind, step, reason, at, instantMs(at), ms],
  );
}

interface CountSelection {
  readonly run?: string;
  readonly from?: string;
  readonly to?: string;
  readonly byFeed?: boolean;
}

/** Without a span the counts that are kept answer; with one, the index of times narrows what is counted. */
function counts(db: Database, { run, from, to, byFeed }: CountSelection): OutcomeCount[] {
  const group = byFeed === true ? "service, step, kind, reason, feed" : "service, step, kind, reason";
  const where: string[] = [];
  const params: (string | number)[] = [];
  function narrow(condition: string, value: string | number | undefined): void {
    if (value === undefined) return;
    where.push(condition);
    params.push(value);
  }
  narrow("run = ?", run);
  narrow("at_ms >= ?", from === undefined ? undefined : instantMs(from));
  narrow("at_ms < ?", to === undefined ? undefined : instantMs(to));
  const counted =
    from === undefined && to === undefined
      ? `sum(count) AS count FROM outcome_counts ${whereClause([...where, "count > 0"])}`
      : `count(*) AS count FROM outcomes ${whereClause(where)}`;
  return db.all(`SELECT ${group}, ${counted} GROUP BY ${group}`, ...params).map(toCount);
}

function toCount(row: Row): OutcomeCount {
  return {
    service: text(row, "service"),
    step: text(row, "step"),
    kind: outcomeRecordSchema.shape.kind.parse(row.kind),
    reason: textOrNull(row, "reason"),
    ...(typeof row.feed === "string" ? { feed: row.feed } : {}),
    count: integer(row, "count"),
  };
}

function parkOne(db: Database, parked: Parked): void {
  const { service, message, id, reason } = parked;
  const before = db.get("SELECT times FROM parked WHERE service = ? AND message = ?", service, message);
  const times = before === undefined ? parked.times : integer(before, "times") + 1;
  db.run("DELETE FROM parked WHERE service = ? AND message = ?", service, message);
  db.run(
    "INSERT OR REPLACE INTO parked (id, service, message, reason, at_ms, times, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[id, service, message, reason, instantMs(parked.at), times, JSON.stringify(parked)],
  );
}

function listParked(
  db: Database,
  request: { service?: string; reason?: string; limit: number; offset?: number },
): { items: Parked[]; total: number } {
  const from = "FROM parked WHERE (?1 IS NULL OR service = ?1) AND (?2 IS NULL OR reason = ?2)";
  const params = [request.service ?? null, request.reason ?? null];
  const rows = db.all(
    `SELECT body, times ${from} ORDER BY at_ms DESC, id LIMIT ?3 OFFSET ?4`,
    ...params,
    request.limit,
    request.offset ?? 0,
  );
  const total = db.get(`SELECT count(*) AS count ${from}`, ...params);
  return { items: rows.map(toParked), total: total === undefined ? 0 : integer(total, "count") };
}

function clearStrikes(db: Database, service: string, messages: readonly string[]): void {
  // Called with every batch, nearly always without any strike to clear: then nothing is written, nothing synced.
  const struck = messages.filter(
    (message) => db.get("SELECT 1 AS struck FROM strikes WHERE service = ? AND message = ?", service, message) !== undefined,
  );
  if (struck.length === 0) return;
  db.write(() => {
    for (const message of struck) db.run("DELETE FROM strikes WHERE service = ? AND message = ?", service, message);
  });
}

function toOutcome(row: Row): OutcomeRecord {
  const { feed, ...rest } = row;
  return outcomeRecordSchema.parse({ ...rest, ...(feed !== null && { feed }), ms: Number(row.ms) });
}

function toParked(row: Row): Parked {
  return { ...parkedSchema.parse(JSON.parse(text(row, "body"))), times: integer(row, "times") };
}

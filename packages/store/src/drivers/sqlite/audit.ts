import { type AuditEntry, auditEntrySchema, chainAudit, firstBrokenLink } from "@langnghe/domain";
import { type Database, integer, type Row, text } from "@langnghe/sqlite";
import type { AuditLog } from "../../audit-log.ts";

/** Entries checked between two turns of the event loop, about 10 ms of hashing. */
const VERIFY_CHUNK = 1_000;

export function sqliteAudit(db: Database): AuditLog {
  return {
    append: async (event) =>
      db.write(() => {
        const row = db.get("SELECT * FROM audit ORDER BY seq DESC LIMIT 1");
        const entry = chainAudit(row === undefined ? null : toEntry(row), event);
        const { seq, at, actor, action, subject, facts, previous, hash } = entry;
        db.run(
          "INSERT INTO audit (seq, at, actor, action, subject, facts, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          ...[seq, at, actor, action, subject, JSON.stringify(facts), previous, hash],
        );
        return entry;
      }),
    list: async function list({ subject, before, limit }) {
      const below = before ?? Number.MAX_SAFE_INTEGER;
      const rows =
        subject === undefined
          ? db.all("SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?", below, limit)
          : db.all("SELECT * FROM audit WHERE subject = ? AND seq < ? ORDER BY seq DESC LIMIT ?", subject, below, limit);
      return rows.map(toEntry);
    },
    verify: async function verify() {
      let previous: AuditEntry | null = null;
      let checked = 0;
      for (;;) {
        const rows = db.all(
          "SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
          previous?.seq ?? Number.MIN_SAFE_INTEGER,
          VERIFY_CHUNK,
        );
        const entries: AuditEntry[] = rows.map(toEntry);
        const broken = firstBrokenLink(previous, entries);
        checked += entries.length;
        const last = entries.at(-1);
        if (broken !== null || last === undefined) return { checked, broken };
        previous = last;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function toEntry(row: Row): AuditEntry {
  return auditEntrySchema.parse({ ...row, seq: integer(row, "seq"), facts: JSON.parse(text(row, "facts")) });
}

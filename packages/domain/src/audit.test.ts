import { describe, expect, it } from "vitest";
import { AUDIT_ROOT, type AuditEntry, type AuditEvent, chainAudit, firstBrokenLink } from "./audit.ts";

const event = (n: number): AuditEvent => ({
  at: `2026-11-2${n}T00:00:00.000Z`,
  actor: "acc",
  action: "case.open",
  subject: `case:${n}`,
  facts: { b: n, a: true },
});

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= length; n += 1) entries.push(chainAudit(entries.at(-1) ?? null, event(n)));
  return entries;
}

describe("the audit chain", () => {
  it("begins at the root and counts from 1", () => {
    expect(chain(1)[0]).toMatchObject({ seq: 1, previous: AUDIT_ROOT });
  });

  it("links each entry to the one before", () => {
    const [first, second] = chain(2);
    expect(second?.previous).toBe(first?.hash);
  });

  it("does not depend on the order in which facts were written", () => {
    expect(chainAudit(null, { ...event(1), facts: { a: true, b: 1 } }).hash).toBe(chainAudit(null, event(1)).hash);
  });

  it("holds when nothing was touched", () => {
    expect(firstBrokenLink(null, chain(5))).toBeNull();
  });

  it("breaks at the first entry that was changed, left out, or put in", () => {
    const [a, b, c] = chain(3);
    if (a === undefined || b === undefined || c === undefined) throw new RangeError("three entries wanted");
    expect(firstBrokenLink(null, [a, { ...b, action: "case.dismiss" }, c])).toBe(2);
    expect(firstBrokenLink(null, [a, c])).toBe(3);
    expect(firstBrokenLink(null, [a, { ...b, seq: 2, hash: c.hash }])).toBe(2);
  });
});

import assert from "node:assert/strict";
import { AUDIT_ROOT, type AuditEvent, firstBrokenLink } from "@langnghe/domain";
import type { Store } from "@langnghe/store";
import type { Check, MakePlace } from "../check.ts";
import { registerSuite } from "../register.ts";

function event(number: number, subject = `case:${number}`): AuditEvent {
  const at = new Date(Date.UTC(2026, 10, 25) + number * 1_000).toISOString();
  return { at, actor: "acc_1", action: "case.open", subject, facts: { number, note: "Đồng Sậy", done: true, none: null } };
}

export const auditLogChecks: readonly Check<Store>[] = [
  {
    name: "the first entry stands on the root, each next one on the one before",
    run: async (place) => {
      const { audit } = await place.open();
      const first = await audit.append(event(1));
      const second = await audit.append(event(2));
      assert.deepEqual([first.seq, first.previous], [1, AUDIT_ROOT]);
      assert.deepEqual([second.seq, second.previous], [2, first.hash]);
      assert.equal(firstBrokenLink(null, [first, second]), null);
    },
  },
  {
    name: "gives back what was written, newest first, in pages",
    run: async (place) => {
      const { audit } = await place.open();
      const written = [];
      for (let number = 1; number <= 7; number++) written.unshift(await audit.append(event(number)));
      assert.deepEqual(await audit.list({ limit: 100 }), written);
      assert.deepEqual(
        (await audit.list({ limit: 3 })).map(({ seq }) => seq),
        [7, 6, 5],
      );
      assert.deepEqual(
        (await audit.list({ before: 5, limit: 3 })).map(({ seq }) => seq),
        [4, 3, 2],
      );
      assert.deepEqual(await audit.list({ before: 1, limit: 3 }), []);
    },
  },
  {
    name: "lists one subject",
    run: async (place) => {
      const { audit } = await place.open();
      for (const [number, subject] of ["case:a", "case:b", "case:a"].entries()) await audit.append(event(number, subject));
      assert.deepEqual(
        (await audit.list({ subject: "case:a", limit: 5 })).map(({ seq }) => seq),
        [3, 1],
      );
      assert.deepEqual(
        (await audit.list({ subject: "case:a", before: 3, limit: 5 })).map(({ seq }) => seq),
        [1],
      );
      assert.deepEqual(await audit.list({ subject: "case", limit: 5 }), []);
    },
  },
  {
    name: "concurrent appends of two openings each get their own number, in one chain",
    run: async (place) => {
      const [one, two] = [await place.open(), await place.open()];
      const entries = await Promise.all(
        Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? one : two).audit.append(event(number))),
      );
      assert.deepEqual(
        entries.map(({ seq }) => seq).sort((a, b) => a - b),
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      assert.deepEqual(await two.audit.verify(), { checked: 20, broken: null });
    },
  },
  {
    name: "goes on behind the last entry when it is opened again",
    run: async (place) => {
      const first = await place.open();
      const last = await first.audit.append(event(1));
      await first.close();
      const second = await place.open();
      assert.deepEqual((await second.audit.append(event(2))).previous, last.hash);
      assert.deepEqual(await second.audit.verify(), { checked: 2, broken: null });
    },
  },
  {
    name: "an empty chain holds",
    run: async (place) => {
      const { audit } = await place.open();
      assert.deepEqual(await audit.verify(), { checked: 0, broken: null });
      assert.deepEqual(await audit.list({ limit: 5 }), []);
    },
  },
];

/** Runs the whole audit contract on a driver. */
export function auditLogContract(name: string, makePlace: MakePlace<Store>): void {
  registerSuite(name, auditLogChecks, makePlace);
}

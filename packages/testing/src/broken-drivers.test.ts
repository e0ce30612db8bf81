import assert from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { BROKEN_BUSES } from "./broken/broken-buses.ts";
import { type BrokenDriver, spoiledPlace } from "./broken/broken-driver.ts";
import { BROKEN_AUDIT_LOGS, BROKEN_DOCUMENT_STORES, BROKEN_RECORD_STORES, BROKEN_WORK_LOGS } from "./broken/broken-stores.ts";
import { busChecks } from "./bus/bus-contract.ts";
import { type Check, type MakePlace, patience, runCheck } from "./check.ts";
import { documentStoreChecks } from "./documents/document-store-contract.ts";
import { sqliteBusPlace, sqliteStorePlace } from "./sqlite-places.ts";
import { auditLogChecks } from "./store/audit-log-contract.ts";
import { recordStoreChecks } from "./store/record-store-contract.ts";
import { workLogChecks } from "./store/work-log-contract.ts";

/** These drivers are wrong: what a sound one does within some milliseconds need not be waited for as long as usual. */
patience.ms = 1_500;

/** Each fault must make the check fail that is there for it, as a failed assertion and not as a crash. */
function suiteFinds<T>(
  suite: string,
  checks: readonly Check<T>[],
  makePlace: MakePlace<T>,
  broken: readonly BrokenDriver<T>[],
): void {
  describe(`the ${suite} suite finds a driver that`, () => {
    for (const driver of broken) {
      it(driver.fault, async () => {
        const check = checks.find(({ name }) => name === driver.foundBy);
        expect(check, `there is no check "${driver.foundBy}"`).toBeDefined();
        if (check === undefined) return;
        const run = runCheck(check, async () => await spoiledPlace(makePlace, driver));
        await expect(run).rejects.toBeInstanceOf(assert.AssertionError);
      });
    }
  });
}

suiteFinds("bus", busChecks, sqliteBusPlace, BROKEN_BUSES);
suiteFinds("document", documentStoreChecks, sqliteStorePlace, BROKEN_DOCUMENT_STORES);
suiteFinds("record", recordStoreChecks, sqliteStorePlace, BROKEN_RECORD_STORES);
suiteFinds("audit", auditLogChecks, sqliteStorePlace, BROKEN_AUDIT_LOGS);
suiteFinds("work", workLogChecks, sqliteStorePlace, BROKEN_WORK_LOGS);

describe("check names", () => {
  it("are unique in each suite, so that a fault names its check", () => {
    for (const checks of [busChecks, documentStoreChecks, recordStoreChecks, auditLogChecks, workLogChecks]) {
      const names = checks.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

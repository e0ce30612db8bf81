import type { Store } from "@langnghe/store";
import type { Check, MakePlace } from "../check.ts";
import { registerSuite } from "../register.ts";
import { countChecks } from "./count-checks.ts";
import { highlightChecks } from "./highlight-checks.ts";
import { searchChecks } from "./search-checks.ts";
import { traceChecks } from "./trace-checks.ts";
import { writeChecks } from "./write-checks.ts";

/** Everything the documents of a store driver must hold. */
export const documentStoreChecks: readonly Check<Store>[] = [
  ...writeChecks,
  ...traceChecks,
  ...searchChecks,
  ...highlightChecks,
  ...countChecks,
];

/** Runs the whole document contract on a driver. */
export function documentStoreContract(name: string, makePlace: MakePlace<Store>): void {
  registerSuite(name, documentStoreChecks, makePlace);
}

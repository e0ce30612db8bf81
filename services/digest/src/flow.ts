import type { DigestDeps } from "./deps.ts";
import { deliverApproved } from "./steps/deliver.ts";
import { requestDue } from "./steps/request-due.ts";
import { writeRequested } from "./steps/write-requested.ts";

/**
 * A digest's day, in order: the draft that is due is requested; what is requested is written; a person edits and approves
 * it in the console and presses send; what is being sent is handed to the mail server until it has it. No draft is
 * requested before `notBefore`, ms since 1970.
 */
export function digestFlow(deps: DigestDeps, notBefore = 0): readonly (() => Promise<number>)[] {
  return [requestDue(deps, notBefore), writeRequested(deps), deliverApproved(deps)];
}

import type { DigestDeps } from "./deps.ts";
import { deliverApproved } from "./steps/deliver.ts";
import { requestDue } from "./steps/request-due.ts";
import { writeRequested } from "./steps/write-requested.ts";

/**
 * A digest's day, in order: the draft that is due is requested; what is requested is written; a person edits and approves
 * it in the console and presses send; what is being sent is handed to the mail server until it has it.
 */
export function digestFlow(deps: DigestDeps): readonly (() => Promise<number>)[] {
  return [requestDue(deps), writeRequested(deps), deliverApproved(deps)];
}

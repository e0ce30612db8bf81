import type { MessageBus } from "@langnghe/bus";
import type { Check, MakePlace } from "../check.ts";
import { registerSuite } from "../register.ts";
import { deliverChecks } from "./deliver-checks.ts";
import { positionChecks } from "./position-checks.ts";
import { publishChecks } from "./publish-checks.ts";

/** Everything a bus driver must hold. Written from the port's comments; nothing in it knows how a driver works. */
export const busChecks: readonly Check<MessageBus>[] = [...publishChecks, ...deliverChecks, ...positionChecks];

/** Runs the whole bus contract on a driver. */
export function busContract(name: string, makePlace: MakePlace<MessageBus>): void {
  registerSuite(name, busChecks, makePlace);
}

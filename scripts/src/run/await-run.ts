import { setTimeout as sleep } from "node:timers/promises";
import { LangngheError } from "@langnghe/domain";
import type { WorkLog } from "@langnghe/store";
import { runFigures } from "./run-figures.ts";

const LOOK_EVERY_MS = 250;
/** If nothing at all moves for so long, something is wrong that waiting does not mend. */
const STUCK_MS = 120_000;

/** Waits until `wanted` messages of a run have ended; tells how many have, again and again. */
export async function awaitRun(
  work: Pick<WorkLog, "counts">,
  run: string,
  wanted: number,
  show: (ended: number) => void,
): Promise<void> {
  let last = -1;
  let movedAt = Date.now();
  for (;;) {
    const { ended } = await runFigures(work, run);
    show(ended);
    if (ended >= wanted) return;
    if (ended !== last) movedAt = Date.now();
    last = ended;
    if (Date.now() - movedAt > STUCK_MS) {
      const message = `nothing moved for ${STUCK_MS / 1_000} s with ${ended} of ${wanted} done; the same command goes on from here`;
      throw new LangngheError("STORE_UNAVAILABLE", message);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

import { type DigestSeries, HOUR_MS, startOfVietnamDay, vietnamDay } from "@langnghe/domain";
import type { DigestDeps } from "../deps.ts";
import { requestedDigest } from "../write-digest.ts";

/**
 * Requests today's draft of each series whose time has come, but nothing before `notBefore` (ms since 1970): a machine that
 * was off overnight first collects what was published meanwhile. The id holds series and day, so that it is made once.
 */
export function requestDue(deps: DigestDeps, notBefore = 0): () => Promise<number> {
  return async function requestDue() {
    const now = deps.clock();
    if (now < notBefore) return 0;
    const day = vietnamDay(now);
    let made = 0;
    for (const series of deps.series) {
      if (now < draftTime(series, day)) continue;
      const id = `digest_${series.id}_${day}`;
      if ((await deps.digests.get(id)) !== null) continue;
      if ((await deps.digests.put(requestedDigest(series, day, { id, now }), 0)) !== null) made += 1;
    }
    return made;
  };
}

function draftTime(series: DigestSeries, day: string): number {
  const [hour = 0, minute = 0] = series.draftAt.split(":").map(Number);
  return startOfVietnamDay(day) + hour * HOUR_MS + minute * 60_000;
}

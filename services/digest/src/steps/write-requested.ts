import { toInstant } from "@langnghe/domain";
import type { DigestDeps } from "../deps.ts";
import { requestedDigest, writeDigest } from "../write-digest.ts";

/** Digests handled in one round; there is one a day and series. */
const A_ROUND = 20;

/** Writes the drafts that were requested, by the clock or by a person. */
export function writeRequested(deps: DigestDeps): () => Promise<number> {
  return async function writeRequested() {
    const { items } = await deps.digests.list({ states: ["requested"], limit: A_ROUND });
    let written = 0;
    for (const { value, version } of items) {
      const series = deps.series.find((each) => each.id === value.series);
      if (series === undefined) {
        // Its series was taken out of the configuration; waiting for it would last for ever.
        const at = toInstant(deps.clock());
        await deps.digests.put({ ...value, state: "discarded", problem: `no series ${value.series}`, updatedAt: at }, version);
        continue;
      }
      const spanned = { ...value, ...spanOf(requestedDigest(series, value.day, { id: value.id, now: deps.clock() })) };
      const draft = await writeDigest(deps, series, spanned);
      if ((await deps.digests.put(draft, version)) !== null) written += 1;
    }
    return written;
  };
}

function spanOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from, to };
}

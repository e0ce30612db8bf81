import type { Clock } from "@langnghe/domain";

/** However little a store holds, an answer is good for this long: a page that is opened asks several times in a row. */
const LEAST_FRESH_MS = 5_000;
/** An answer is kept for so many times what it took, so that answering takes at most half a percent of the time. */
const KEPT_FOR_ITS_COST = 200;
/** Above this many times its freshness an old answer would mislead, and the new one is waited for. */
const STALE_FACTOR = 3;

/**
 * Keeps the answer of a costly question for a while: seconds where it is quick, minutes where a large store makes it slow. Who asks during the first computation waits for it; afterwards an old
 * answer is given at once while a new one is being computed, so that nobody waits twice.
 */
export function memo<T>(clock: Clock, compute: () => Promise<T>): () => Promise<T> {
  let known: { readonly value: T; readonly at: number; readonly freshMs: number } | null = null;
  let running: Promise<T> | null = null;

  function refresh(): Promise<T> {
    const startedAt = clock();
    running ??= compute()
      .then((value) => {
        const at = clock();
        known = { value, at, freshMs: Math.max(LEAST_FRESH_MS, KEPT_FOR_ITS_COST * (at - startedAt)) };
        return value;
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return async function ask() {
    if (known === null) return refresh();
    const { value, at, freshMs } = known;
    if (clock() - at < freshMs) return value;
    const coming = refresh();
    if (clock() - at > freshMs * STALE_FACTOR) return coming;
    coming.catch(() => undefined);
    return value;
  };
}

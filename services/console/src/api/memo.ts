import type { Clock } from "@langnghe/domain";

/**
 * Keeps the answer of a costly question for a while. Who asks during the first computation waits for it; afterwards an old
 * answer is given at once while a new one is being computed, so that nobody waits twice.
 */
export function memo<T>(clock: Clock, freshMs: number, compute: () => Promise<T>): () => Promise<T> {
  let known: { readonly value: T; readonly at: number } | null = null;
  let running: Promise<T> | null = null;

  function refresh(): Promise<T> {
    running ??= compute()
      .then((value) => {
        known = { value, at: clock() };
        return value;
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return async function ask() {
    if (known === null) return refresh();
    const { value, at } = known;
    if (clock() - at < freshMs) return value;
    const coming = refresh();
    // Above this age the old answer would mislead: a page opened in the morning must not show last night.
    if (clock() - at > freshMs * STALE_FACTOR) return coming;
    coming.catch(() => undefined);
    return value;
  };
}

const STALE_FACTOR = 10;

/** Counts events by key in a sliding window; says how long to wait when there were too many. */
export interface RateLimit {
  /** Seconds to wait, or 0 when another event is allowed. Does not count. */
  waitFor(key: string, now: number): number;
  /** Counts an event. */
  hit(key: string, now: number): void;
  /** Forgets a key, after a success. */
  forget(key: string): void;
  /** Takes back the last event: it turned out not to count. */
  takeBack(key: string): void;
}

/** Above this many keys the ones whose window is over are dropped, so that made-up names cannot fill the memory. */
const MOST_KEYS = 10_000;

/** At most `most` events in any `windowMs`, by key. In memory: a restart forgives, which is no way around a slow hash. */
export function createRateLimit(most: number, windowMs: number): RateLimit {
  const events = new Map<string, number[]>();

  function recent(key: string, now: number): number[] {
    return (events.get(key) ?? []).filter((at) => at > now - windowMs);
  }

  return {
    waitFor(key, now) {
      const times = recent(key, now);
      const oldest = times.at(-most);
      return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest + windowMs - now) / 1_000));
    },
    hit(key, now) {
      if (events.size >= MOST_KEYS) dropOver(events, now - windowMs);
      events.set(key, [...recent(key, now), now].slice(-most));
    },
    forget: (key) => void events.delete(key),
    takeBack: (key) => void events.get(key)?.pop(),
  };
}

function dropOver(events: Map<string, number[]>, before: number): void {
  for (const [key, times] of events) {
    if ((times.at(-1) ?? 0) <= before) events.delete(key);
  }
  // All of them young: the oldest keys go, which only shortens somebody's wait.
  for (const key of events.keys()) {
    if (events.size < MOST_KEYS) break;
    events.delete(key);
  }
}

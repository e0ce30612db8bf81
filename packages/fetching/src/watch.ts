import type { Clock } from "@langnghe/domain";
import type { FetchLimits } from "./limits.ts";
import { type FailedReason, failed } from "./refusal.ts";

/** The clocks that run during one hop of a fetch. Whichever strikes first aborts `signal` with its FETCH_FAILED. */
export interface Watch {
  readonly signal: AbortSignal;
  /** The headers are there: from now on the body is watched. */
  headersCame(): void;
  /** Bytes came off the wire. */
  bytesCame(count: number): void;
  stop(): void;
}

/** How often the average speed is looked at, as a part of the grace time. */
const SPEED_LOOKS = 10;

/** Starts watching one hop that may take `budgetMs` at most. */
export function startWatch(
  url: URL,
  options: { limits: FetchLimits; budgetMs: number; clock: Clock; signal?: AbortSignal },
): Watch {
  const { limits, clock } = options;
  const controller = new AbortController();
  const strike = (why: FailedReason) => () => controller.abort(failed(url, why));
  const onAbort = () => controller.abort(failed(url, "aborted", { cause: options.signal?.reason }));
  options.signal?.addEventListener("abort", onAbort, { once: true });
  if (options.signal?.aborted === true) onAbort();
  const total = setTimeout(strike("total_timeout"), Math.max(0, options.budgetMs));
  let pause = setTimeout(strike("headers_timeout"), limits.headersMs);
  let speed: NodeJS.Timeout | undefined;
  let bytes = 0;
  function watchSpeed(): void {
    const start = clock();
    speed = setInterval(() => {
      const seconds = (clock() - start) / 1_000;
      if (seconds * 1_000 >= limits.graceMs && bytes < seconds * limits.minBytesPerSecond) strike("too_slow")();
    }, limits.graceMs / SPEED_LOOKS);
  }
  function restartPause(): void {
    clearTimeout(pause);
    pause = setTimeout(strike("idle_timeout"), limits.idleMs);
  }
  return {
    signal: controller.signal,
    headersCame() {
      restartPause();
      watchSpeed();
    },
    bytesCame(count) {
      bytes += count;
      restartPause();
    },
    stop() {
      clearTimeout(total);
      clearTimeout(pause);
      clearInterval(speed);
      options.signal?.removeEventListener("abort", onAbort);
    },
  };
}

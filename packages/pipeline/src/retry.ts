import { isAboutItem, isRetryable, LangngheError } from "@langnghe/domain";
import type { Attempt } from "./flow.ts";
import { type Outcome, park } from "./outcome.ts";

/** How passing faults are retried. */
export interface RetrySettings {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Pause before the second try, ms; doubles from then on. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Six tries over about six seconds: a restarting store is back by then; what is down longer is parked and replayed. */
export const DEFAULT_RETRY: RetrySettings = { tries: 6, firstPauseMs: 200, longestPauseMs: 3_000 };

/** The reason under which the runner parks an item whose passing fault did not pass. */
export const GAVE_UP = "gave_up";

/** What a step threw that nobody expected, with the step's name; the runner lets the process go down on it. */
export class StepFault extends LangngheError {
  readonly step: string;

  constructor(step: string, cause: unknown) {
    super("INTERNAL", `step ${step} failed unexpectedly`, { cause });
    this.name = "StepFault";
    this.step = step;
  }
}

/**
 * Retries passing faults with doubled pauses and jitter, then parks. A fault of the item itself parks at once under its
 * code's name; everything else becomes a {@link StepFault}.
 */
export function retrying(settings: RetrySettings, sleep: (ms: number) => Promise<void>): Attempt {
  return async function attempt<T>(step: string, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await run();
      } catch (error) {
        if (isAboutItem(error)) return park(error.code.toLowerCase(), error);
        if (!isRetryable(error)) throw new StepFault(step, error);
        if (tried >= settings.tries) return park(GAVE_UP, error);
        await sleep(pauseBefore(tried, settings));
      }
    }
  };
}

/** Between half and all of the doubled pause, so that many items do not come back in one moment. */
function pauseBefore(tried: number, settings: RetrySettings): number {
  const full = Math.min(settings.longestPauseMs, settings.firstPauseMs * 2 ** (tried - 1));
  return full / 2 + Math.random() * (full / 2);
}

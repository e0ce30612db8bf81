import { HOUR_MS, LangngheError, toMs } from "@langnghe/domain";

/** Documents of one millisecond that can be told apart: a feed that knows only days may bring thousands at one instant. */
const COUNTER_BITS = 20n;
/** 2^43 ms − 1 is the year 2248: the last instant whose key fits SQLite's 64-bit integers. Times beyond count as this one. */
const LAST_MS = 2 ** 43 - 1;

/** First key of an instant: every document published at or after it has this key or a greater one. */
export function keyOfTime(at: string): bigint {
  return BigInt(clampMs(instantMs(at))) << COUNTER_BITS;
}

/** Last key of an instant. */
export function lastKeyOf(key: bigint): bigint {
  return key | ((1n << COUNTER_BITS) - 1n);
}

/** Whole hours that {@link LAST_MS} fits into. */
const HOURS_BEFORE_1970 = Math.ceil(LAST_MS / HOUR_MS);

/**
 * The hour of a key since 1970, in SQL. Shifting rounds down, dividing towards 0: counted from the earliest instant, nothing
 * is below 0.
 */
export function hourOfKeySql(at: string): string {
  return `((${at} >> 20) + ${HOURS_BEFORE_1970 * HOUR_MS}) / ${HOUR_MS} - ${HOURS_BEFORE_1970}`;
}

/** Reads an instant of a filter or a document; USAGE when it is none. */
export function instantMs(at: string): number {
  const ms = toMs(at);
  if (Number.isFinite(ms)) return ms;
  throw new LangngheError("USAGE", `"${at.slice(0, 40)}" is no instant`);
}

function clampMs(ms: number): number {
  return Math.max(-LAST_MS, Math.min(LAST_MS, ms));
}

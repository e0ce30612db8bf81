import { z } from "zod";

/** An instant as RFC 3339 in UTC with milliseconds, as `Date#toISOString` writes it. */
export const instantSchema = z.iso.datetime();

/** Vietnam keeps UTC+7 all year. */
export const VIETNAM_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Reads the clock; passed in so that tests and replays can set it. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** The Vietnamese calendar day of an instant, `2026-11-25`. */
export function vietnamDay(at: number | string): string {
  return new Date(toMs(at) + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** Start of a Vietnamese calendar day (`2026-11-25`) in ms since 1970. */
export function startOfVietnamDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}

export function toMs(at: number | string): number {
  return typeof at === "number" ? at : Date.parse(at);
}

export function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}

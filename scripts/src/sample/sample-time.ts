import { DAY_MS, LangngheError, startOfVietnamDay, vietnamDay } from "@langnghe/domain";

const DAY_AND_CLOCK = /^([+-])(\d{1,3})d (\d{2}):(\d{2})$/;
const MINUTES_AFTER = /^\+(\d{1,5})m$/;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/**
 * A time of the sample's files as ms since 1970: `-16d 07:40` is that clock time in Vietnam so many days before the day of
 * `anchor` (the first start), `+2d 08:00` after it, `+4m` minutes after the anchor itself. Anything else is USAGE.
 */
export function sampleTime(written: string, anchor: number): number {
  const after = MINUTES_AFTER.exec(written);
  if (after !== null) return anchor + Number(after[1]) * MINUTE_MS;
  const [, sign, days, hours, minutes] = DAY_AND_CLOCK.exec(written) ?? [];
  if (sign === undefined) throw new LangngheError("USAGE", `"${written}" is no time of the sample`, { facts: { at: written } });
  const day = startOfVietnamDay(vietnamDay(anchor)) + (sign === "-" ? -1 : 1) * Number(days) * DAY_MS;
  return day + (Number(hours) * HOUR_MINUTES + Number(minutes)) * MINUTE_MS;
}

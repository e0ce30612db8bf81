import { DAY_MS, HOUR_MS, type Interval, VIETNAM_OFFSET_MS } from "@langnghe/domain";

/** 1970-01-01 was a Thursday: the first Monday is four days later. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** Start of the interval an instant lies in, by the Vietnamese calendar; ms since 1970. */
export function startOfInterval(at: number, interval: Interval): number {
  const local = at + VIETNAM_OFFSET_MS;
  switch (interval) {
    case "hour":
      return floorTo(local, HOUR_MS) - VIETNAM_OFFSET_MS;
    case "day":
      return floorTo(local, DAY_MS) - VIETNAM_OFFSET_MS;
    case "week":
      return floorTo(local - FIRST_MONDAY_MS, WEEK_MS) + FIRST_MONDAY_MS - VIETNAM_OFFSET_MS;
    case "month":
      return startOfMonth(local, 0) - VIETNAM_OFFSET_MS;
  }
}

/** Starts of all intervals that [from, to) touches, oldest first. */
export function intervalStarts(from: number, to: number, interval: Interval): number[] {
  const starts: number[] = [];
  if (from >= to) return starts;
  for (let start = startOfInterval(from, interval); start < to; start = nextInterval(start, interval)) starts.push(start);
  return starts;
}

function nextInterval(start: number, interval: Interval): number {
  if (interval === "month") return startOfMonth(start + VIETNAM_OFFSET_MS, 1) - VIETNAM_OFFSET_MS;
  const width = { hour: HOUR_MS, day: DAY_MS, week: WEEK_MS }[interval];
  return start + width;
}

/** Start of the month `after` months behind that of a local time, as a local time. */
function startOfMonth(local: number, after: number): number {
  const date = new Date(local);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + after, 1);
}

function floorTo(value: number, width: number): number {
  return Math.floor(value / width) * width;
}

/** Vietnam keeps UTC+7 all year; every date on screen is Vietnam's, wherever the browser is. */
const OFFSET_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A day in ms. */
export const DAY_MS = 86_400_000;

type Tongue = "vi" | "en";

const pad = (value: number): string => String(value).padStart(2, "0");

function vietnam(at: string | number): Date {
  return new Date((typeof at === "number" ? at : Date.parse(at)) + OFFSET_MS);
}

/** `2026-11-23` of an instant, Vietnamese calendar. */
export function dayOf(at: string | number): string {
  return vietnam(at).toISOString().slice(0, 10);
}

/** Start of a Vietnamese day in ms since 1970. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}

/** `23/11/2026`. Takes an instant or a day `2026-11-23`. */
export function formatDay(at: string): string {
  const [year, month, day] = (at.length === 10 ? at : dayOf(at)).split("-");
  return `${day}/${month}/${year}`;
}

/** A day as people type it, day first: `5/11/2026`, `05-11-2026`, `5.11.2026`. Gives `2026-11-05`, or null for what is no day. */
export function readDay(text: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/u.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  // The 31st of a shorter month is read as the next month's first days, or not at all.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? null : written;
}

/** `07:05`. */
export function formatClock(at: string): string {
  const date = vietnam(at);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/** `23/11/2026, 07:05`. */
export function formatInstant(at: string): string {
  return `${formatDay(at)}, ${formatClock(at)}`;
}

/** `23/11`, for axes and tight rows. */
export function formatShortDay(at: string): string {
  return formatDay(at).slice(0, 5);
}

/** Within a day “5 phút trước”, later the date with its hour. */
export function formatWhen(at: string, now: number, tongue: Tongue): string {
  const past = now - Date.parse(at);
  if (past < 0 || past >= DAY_MS) return formatInstant(at);
  if (past < MINUTE_MS) return tongue === "vi" ? "vừa xong" : "just now";
  if (past < HOUR_MS) {
    const minutes = Math.floor(past / MINUTE_MS);
    return tongue === "vi" ? `${minutes} phút trước` : `${minutes} min ago`;
  }
  const hours = Math.floor(past / HOUR_MS);
  return tongue === "vi" ? `${hours} giờ trước` : `${hours} h ago`;
}

/** Whole days between an instant and now. */
export function daysSince(at: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS));
}

import { VIETNAM_OFFSET_MS } from "@langnghe/domain";
import { monthNumber, zoneMinutes } from "./date-words.ts";

/** Longer texts are prose, not a date. */
const LONGEST_DATE_CHARS = 120;
/** Earlier years are the zero values of databases (1-01-01), later ones slips of the keyboard. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** Two-digit years below this belong to this century: RFC 2822 §4.3. */
const CENTURY_TURN = 50;
const VIETNAM_MINUTES = VIETNAM_OFFSET_MS / 60_000;
const EAST_ASIA_MINUTES = 540;

/** How to read a date that leaves something open. */
export interface DateReading {
  /** Offset in minutes to assume where the text names no zone; 0 (UTC) when absent. */
  readonly offsetMinutes?: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Text left when the day is cut out; the time and zone are looked for in it. */
  readonly rest: string;
  /** Offset to assume when no zone is written and the reader names none: the way of writing tells the country. */
  readonly homeMinutes: number;
}

interface Shape {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => readonly [year: string, month: number | null, day: string] | null;
  readonly homeMinutes?: number;
}

const NAME = "([\\p{L}]{3,}\\.?)";
const SEPARATOR = "(?:\\s*[-/.,]\\s*|\\s+)";

/** Tried in this order; the first that matches decides. */
const SHAPES: readonly Shape[] = [
  { pattern: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u, read: (m) => [at(m, 1), Number(m[3]), at(m, 4)] },
  { pattern: /^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/u, read: (m) => [at(m, 1), Number(m[2]), at(m, 3)] },
  { pattern: /^(\d{4})-?(\d{3})(?=$|T|\s)/u, read: (m) => dayOfYear(at(m, 1), Number(m[2])) },
  { pattern: /^(\d{4})-(\d{2})(?=$|T|\s)/u, read: (m) => [at(m, 1), Number(m[2]), "1"] },
  { pattern: /^(\d{4})$/u, read: (m) => [at(m, 1), 1, "1"] },
  {
    pattern: /(?<!\d)(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)/u,
    read: (m) => dayFirst(at(m, 4), Number(m[1]), Number(m[3])),
    homeMinutes: VIETNAM_MINUTES,
  },
  {
    pattern: /(?<!\d)(\d{1,2})\s*(?:tháng|th)\s*(\d{1,2})\s*(?:năm|,|-|\/)?\s*(\d{4})(?!\d)/iu,
    read: (m) => [at(m, 3), Number(m[2]), at(m, 1)],
    homeMinutes: VIETNAM_MINUTES,
  },
  {
    pattern: /(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/u,
    read: (m) => [at(m, 1), Number(m[2]), at(m, 3)],
    homeMinutes: EAST_ASIA_MINUTES,
  },
  {
    pattern: new RegExp(
      `(?<![\\d:])(\\d{1,2})(?:st|nd|rd|th|er|º)?${SEPARATOR}(?:de\\s+)?${NAME}${SEPARATOR}(?:de\\s+)?(\\d{4}|\\d{2})(?![\\d:])`,
      "u",
    ),
    read: (m) => [at(m, 3), monthNumber(at(m, 2)), at(m, 1)],
  },
  {
    pattern: new RegExp(`${NAME}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?![\\d:])`, "u"),
    read: (m) => [at(m, 3), monthNumber(at(m, 1)), at(m, 2)],
  },
  {
    // asctime: the year stands behind the time, with or without a zone before it.
    pattern: new RegExp(`${NAME}\\s+(\\d{1,2})\\s+(?=\\d{1,2}:\\d{2}).*?\\s(\\d{4})$`, "u"),
    read: (m) => [at(m, 3), monthNumber(at(m, 1)), at(m, 2)],
  },
  { pattern: new RegExp(`^(\\d{4})-${NAME}-?(\\d{1,2})`, "u"), read: (m) => [at(m, 1), monthNumber(at(m, 2)), at(m, 3)] },
  { pattern: /^(\d{2})-(\d{2})-(\d{2})(?=$|T|\s)/u, read: (m) => [at(m, 1), Number(m[2]), at(m, 3)] },
  {
    pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{2})(?!\d)/u,
    read: (m) => dayFirst(at(m, 3), Number(m[1]), Number(m[2])),
    homeMinutes: VIETNAM_MINUTES,
  },
];

const TIME =
  /(?<![\d+-])(\d{1,2})\s?(?:[:h]|giờ|시|時)\s?(\d{2})(?!\d)(?:[:.']\s?(\d{2})(?:[.,](\d{1,9}))?)?'?\s?([ap]\.?m\b\.?|SA\b|CH\b)?/iu;
const ISO_COMPACT_TIME = /^\s?T\s?(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?()/u;
const HOUR_ONLY = /(?<![\d+-])(\d{1,2})()()()\s?([ap]\.?m\b|giờ)/iu;

/**
 * Reads a point of time as feeds and pages write it: RFC 822 and its variants, ISO 8601, asctime, epoch numbers,
 * day/month/year, Vietnamese words, month names of several languages. Returns RFC 3339 UTC, or null for what is no
 * date or an impossible one (31 June, 25:61). Day stands before month where both readings are possible. Linear time.
 */
export function parseInstant(written: string, reading: DateReading = {}): string | null {
  const text = written.normalize("NFC").replace(/\s+/g, " ").trim();
  if (text.length < 4 || text.length > LONGEST_DATE_CHARS) return null;
  if (/^\d{9,10}$|^\d{12,13}$/.test(text)) return fromEpoch(Number(text));
  const day = findDay(text);
  if (day === null) return null;
  const time = findTime(day.rest);
  if (time === null) return null;
  const home = /오전|오후/.test(day.rest) ? EAST_ASIA_MINUTES : day.homeMinutes;
  return toInstant(day, time, zoneMinutes(time.behind) ?? reading.offsetMinutes ?? home);
}

function at(match: RegExpExecArray, group: number): string {
  return match[group] ?? "";
}

function fromEpoch(value: number): string | null {
  // Seconds have ten digits until the year 2286, milliseconds thirteen.
  const date = new Date(value < 100_000_000_000 ? value * 1_000 : value);
  return date.toISOString();
}

function findDay(text: string): Day | null {
  for (const { pattern, read, homeMinutes } of SHAPES) {
    const match = pattern.exec(text);
    const parts = match === null ? null : read(match);
    if (match === null || parts === null || parts[1] === null) continue;
    const [year, month, day] = parts;
    return { year: fullYear(year), month, day: Number(day), rest: cutDay(text, match), homeMinutes: homeMinutes ?? 0 };
  }
  return null;
}

/** The text without its day. asctime has the time inside the match, so the digits with colons are kept. */
function cutDay(text: string, match: RegExpExecArray): string {
  const inner = /\s(\d{1,2}:\d{2}.*)\s\d{4}$/.exec(match[0]);
  return `${text.slice(0, match.index)} ${inner?.[1] ?? ""} ${text.slice(match.index + match[0].length)}`.trim();
}

function fullYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < CENTURY_TURN ? 2_000 + year : 1_900 + year;
}

function dayFirst(year: string, first: number, second: number): readonly [string, number, string] {
  return second > 12 && first <= 12 ? [year, first, String(second)] : [year, second, String(first)];
}

function dayOfYear(year: string, ordinal: number): readonly [string, number, string] | null {
  const date = new Date(Date.UTC(Number(year), 0, ordinal));
  return ordinal < 1 || date.getUTCFullYear() !== Number(year)
    ? null
    : [year, date.getUTCMonth() + 1, String(date.getUTCDate())];
}

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** Text after the time (all of it when there is none), where a zone may stand. */
  readonly behind: string;
}

function findTime(rest: string): Time | null {
  const match = TIME.exec(rest) ?? ISO_COMPACT_TIME.exec(rest) ?? HOUR_ONLY.exec(rest);
  if (match === null) return { hour: 0, minute: 0, second: 0, ms: 0, behind: "" };
  const half = (match[5] ?? "").replaceAll(".", "").toLowerCase();
  const korean = /오후/.test(rest) ? "pm" : /오전/.test(rest) ? "am" : half;
  const hour = hour24(Number(match[1]), korean);
  const [minute, second] = [Number(match[2] || 0), Number(match[3] ?? 0)];
  const ms = Math.floor(Number(`0.${match[4] || 0}`) * 1_000);
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  return { hour, minute, second, ms, behind: rest.slice(match.index + match[0].length) };
}

function hour24(hour: number, half: string): number {
  if (half === "pm" || half === "ch") return hour < 12 ? hour + 12 : hour;
  if (half === "am" || half === "sa") return hour === 12 ? 0 : hour;
  return hour;
}

function toInstant(day: Day, time: Time, offset: number): string | null {
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR || day.month < 1 || day.month > 12 || day.day < 1) return null;
  if (day.day > new Date(Date.UTC(day.year, day.month, 0)).getUTCDate() || Math.abs(offset) > 18 * 60) return null;
  const ms = Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute, time.second, time.ms) - offset * 60_000;
  return new Date(ms).toISOString();
}

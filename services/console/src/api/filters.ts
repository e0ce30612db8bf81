import { DAY_MS, type SearchFilter, startOfVietnamDay, toInstant, vietnamDay } from "@langnghe/domain";
import type { z } from "zod";
import type { filterParams } from "../contract/search.ts";
import { badField } from "./problems.ts";

/** The filter as it stands in an address, read. */
export type FilterParams = z.output<typeof filterParams>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** What a chart shows when nobody chose a span. */
const DEFAULT_VOLUME_DAYS = 30;

/** From address to search filter: names in the plural, Vietnamese days as instants; a day as `to` includes that day. */
export function toFilter(params: FilterParams): SearchFilter {
  return withoutUndefined({
    q: params.q === undefined || params.q.trim() === "" ? undefined : params.q,
    from: params.from === undefined ? undefined : instantOf("from", params.from),
    to: params.to === undefined ? undefined : instantOf("to", params.to),
    channels: params.channel,
    topics: params.topic,
    places: params.place,
    outlets: params.outlet,
    feeds: params.feed,
    languages: params.language,
    story: params.story,
    flag: params.flag,
    unanswered: params.unanswered,
  });
}

/** The filter with a span; without one the last 30 Vietnamese days, today included. */
export function withSpan(filter: SearchFilter, now: number): SearchFilter & { from: string; to: string } {
  const to = filter.to ?? toInstant(startOfVietnamDay(vietnamDay(now)) + DAY_MS);
  const from = filter.from ?? toInstant(Date.parse(to) - DEFAULT_VOLUME_DAYS * DAY_MS);
  return { ...filter, from, to };
}

function instantOf(field: "from" | "to", value: string): string {
  if (!DAY.test(value) && !INSTANT.test(value)) throw badField(field, `${field} is neither a day nor an instant`);
  const ms = DAY.test(value) ? startOfVietnamDay(value) + (field === "to" ? DAY_MS : 0) : Date.parse(value);
  if (Number.isNaN(ms)) throw badField(field, `${field} is not a date of the calendar`);
  return toInstant(ms);
}

/** A filter's fields are present or absent, never undefined. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (isDefined(value)) kept[key] = value;
  }
  return kept;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

import type { Channel, Interval, Sort } from "@langnghe/domain";
import { DAY_MS, dayOf, startOfDay } from "./dates.ts";

/** Spans that have a word. `all` has no beginning. */
export const SPANS = ["1", "7", "30", "90", "all"] as const;
/** One of the spans that have a word. */
export type Span = (typeof SPANS)[number];
/** What search shows when the address says nothing. */
const DEFAULT_SPAN: Span = "30";
/** Documents older than this are past every channel's retention, so that “all” begins here. */
const ALL_DAYS = 730;

/** All channels, in the order they are shown. */
const CHANNELS = ["news", "official", "community", "feedback"] as const satisfies readonly Channel[];
/** All orders of results. */
export const SORTS = ["newest", "oldest", "relevance"] as const satisfies readonly Sort[];
/** Fields that take many values, in the order they are shown. */
export const LIST_FIELDS = ["channel", "topic", "place", "outlet", "feed", "language"] as const;
/** A field that takes many values. */
export type ListField = (typeof LIST_FIELDS)[number];

/** The state of the search page; the address is its only home. Days are Vietnamese, `to` is included. */
export interface Filters {
  readonly q: string;
  readonly span: Span;
  /** A span of the person's own; when set it replaces `span`. Days, or instants when an hour was picked from the chart. */
  readonly from: string | null;
  readonly to: string | null;
  readonly lists: Readonly<Record<ListField, readonly string[]>>;
  readonly story: string | null;
  readonly flag: boolean;
  readonly unanswered: boolean;
  readonly sort: Sort;
}

const isSpan = (value: string | null): value is Span => SPANS.some((span) => span === value);
const isSort = (value: string | null): value is Sort => SORTS.some((sort) => sort === value);

/** Reads the address; what it does not know it ignores. */
export function filtersOf(params: URLSearchParams): Filters {
  const span = params.get("days");
  const sort = params.get("sort");
  const list = (field: ListField): string[] => [...new Set(params.getAll(field))];
  return {
    q: params.get("q") ?? "",
    span: isSpan(span) ? span : DEFAULT_SPAN,
    from: params.get("from"),
    to: params.get("to"),
    lists: {
      channel: list("channel").filter((value) => CHANNELS.some((channel) => channel === value)),
      topic: list("topic"),
      place: list("place"),
      outlet: list("outlet"),
      feed: list("feed"),
      language: list("language"),
    },
    story: params.get("story"),
    flag: params.get("flag") === "true",
    unanswered: params.get("unanswered") === "true",
    sort: isSort(sort) ? sort : "newest",
  };
}

/** Writes the address, shortest form: what is as by default is left out. */
export function addressOf(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q !== "") params.set("q", filters.q);
  if (filters.from !== null || filters.to !== null) {
    if (filters.from !== null) params.set("from", filters.from);
    if (filters.to !== null) params.set("to", filters.to);
  } else if (filters.span !== DEFAULT_SPAN) params.set("days", filters.span);
  appendNarrowing(params, filters);
  if (filters.sort !== "newest") params.set("sort", filters.sort);
  return params;
}

function appendNarrowing(params: URLSearchParams, filters: Filters): void {
  for (const field of LIST_FIELDS) for (const value of filters.lists[field]) params.append(field, value);
  if (filters.story !== null) params.set("story", filters.story);
  if (filters.flag) params.set("flag", "true");
  if (filters.unanswered) params.set("unanswered", "true");
}

/** The same filters with one value of a field put in or taken out. */
export function withToggled(filters: Filters, field: ListField, value: string): Filters {
  const values = filters.lists[field];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filters, lists: { ...filters.lists, [field]: next } };
}

/** Everything but words, span and order taken away. */
export function withoutNarrowing(filters: Filters): Filters {
  const empty = filtersOf(new URLSearchParams());
  return { ...empty, q: filters.q, span: filters.span, from: filters.from, to: filters.to, sort: filters.sort };
}

/** From inclusive and to exclusive, ms since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const edge = (at: string): number => (at.length === 10 ? startOfDay(at) : Date.parse(at));

/** The instants that the filters cover; whole Vietnamese days, but for the last 24 hours and picked hours. */
export function rangeOf(filters: Filters, now: number): TimeRange {
  const tomorrow = startOfDay(dayOf(now)) + DAY_MS;
  if (filters.from !== null || filters.to !== null) {
    const to = filters.to === null ? tomorrow : edge(filters.to) + (filters.to.length === 10 ? DAY_MS : 0);
    return { from: filters.from === null ? to - ALL_DAYS * DAY_MS : edge(filters.from), to };
  }
  if (filters.span === "1") {
    const hour = Math.ceil(now / 3_600_000) * 3_600_000;
    return { from: hour - DAY_MS, to: hour };
  }
  const days = filters.span === "all" ? ALL_DAYS : Number(filters.span);
  return { from: tomorrow - days * DAY_MS, to: tomorrow };
}

/** A width of bars that gives between about 20 and 130 of them. */
export function intervalOf(range: TimeRange): Interval {
  const days = (range.to - range.from) / DAY_MS;
  if (days <= 3) return "hour";
  if (days <= 130) return "day";
  return days <= 800 ? "week" : "month";
}

/** The span of equal length just before. */
export function rangeBefore(range: TimeRange): TimeRange {
  return { from: range.from - (range.to - range.from), to: range.from };
}

/** The question to the server for these filters within a range. `without` leaves one field out, for its own counts. */
export function questionOf(filters: Filters, range: TimeRange, without?: ListField): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q.trim() !== "") params.set("q", filters.q.trim());
  params.set("from", new Date(range.from).toISOString());
  params.set("to", new Date(range.to).toISOString());
  appendNarrowing(params, without === undefined ? filters : { ...filters, lists: { ...filters.lists, [without]: [] } });
  return params;
}

/** How many narrowing choices are active, for the button on small screens. */
export function countNarrowing(filters: Filters): number {
  const lists = LIST_FIELDS.reduce((sum, field) => sum + filters.lists[field].length, 0);
  return lists + Number(filters.flag) + Number(filters.unanswered) + Number(filters.story !== null);
}

import { CHANNELS, FACETS, INTERVALS, PAGE_KINDS, SORTS } from "@langnghe/domain";
import { z } from "zod";

/** A query parameter that may come once, many times, or not at all. */
const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]));
const manyChannels = z
  .union([z.enum(CHANNELS), z.array(z.enum(CHANNELS))])
  .optional()
  .transform((value) => (value === undefined ? undefined : Array.isArray(value) ? value : [value]));
const yesNo = z
  .enum(["true", "false"])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === "true"));

/** The filter as it stands in an address: `?q=…&channel=news&channel=community&topic=land&from=2026-11-01`. */
export const filterParams = z.object({
  q: z.string().max(500).optional(),
  /** RFC 3339, or a Vietnamese day `2026-11-25`; a day as `to` includes that day. */
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  channel: manyChannels,
  topic: many,
  place: many,
  outlet: many,
  feed: many,
  language: many,
  story: z.string().max(64).optional(),
  flag: yesNo,
  unanswered: yesNo,
});

/** GET /api/search */
export const searchParams = filterParams.extend({
  sort: z.enum(SORTS).default("newest"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(200).optional(),
});
/** GET /api/volume: `from` and `to` default to the last 30 days. */
export const volumeParams = filterParams.extend({ interval: z.enum(INTERVALS).default("day") });
/** GET /api/facets?field=topic&field=place */
export const facetParams = filterParams.extend({
  field: z.union([z.enum(FACETS), z.array(z.enum(FACETS))]).transform((value) => (Array.isArray(value) ? value : [value])),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

const span = z.object({ start: z.number(), end: z.number() });

export const documentSummary = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  outlet: z.string(),
  feed: z.string(),
  channel: z.enum(CHANNELS),
  publishedAt: z.string(),
  language: z.string(),
  kind: z.enum(PAGE_KINDS),
  topics: z.array(z.object({ id: z.string(), score: z.number() })),
  places: z.array(z.string()),
  story: z.string(),
  /** How many documents the story has, this one included. */
  storySize: z.number().int(),
  flag: z.boolean(),
  revisionNumber: z.number().int(),
  answeredAt: z.string().nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

export const searchView = z.object({
  hits: z.array(documentSummary.extend({ titleMarks: z.array(span), snippet: z.string(), snippetMarks: z.array(span) })),
  total: z.number().int(),
  next: z.string().nullable(),
  /** Why there is nothing, when there is: nothing matches, or nothing was collected for this span at all. */
  empty: z.enum(["no_match", "nothing_collected"]).nullable(),
});
export type SearchView = z.infer<typeof searchView>;

export const volumeView = z.object({
  interval: z.enum(INTERVALS),
  points: z.array(z.object({ at: z.string(), count: z.number().int() })),
});
export type VolumeView = z.infer<typeof volumeView>;

/** Counts by field. In the feedback channel alone, counts under 10 by place are suppressed: `count` is null then. */
export const facetsView = z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int().nullable() })));
export type FacetsView = z.infer<typeof facetsView>;

/** GET /api/documents/:id */
export const documentView = documentSummary.extend({
  text: z.string(),
  publishedFrom: z.string(),
  modifiedAt: z.string().nullable(),
  fetchedAt: z.string(),
  indexedAt: z.string(),
  redactions: z.record(z.string(), z.number()),
  models: z.object({ topics: z.string(), claims: z.string() }),
  claims: z.array(
    z.object({
      text: z.string(),
      start: z.number(),
      end: z.number(),
      score: z.number(),
      sourcing: z.string(),
      kind: z.string(),
      flag: z.boolean(),
      reasons: z.array(z.string()),
      /** The case that holds this wording, where there is one. */
      case: z.string().nullable(),
    }),
  ),
  revisions: z.array(z.object({ revision: z.string(), fetchedAt: z.string(), title: z.string(), text: z.string() })),
  /** Other documents of the story, newest first, at most 50. */
  storyDocuments: z.array(documentSummary),
  /** What every service did with it, oldest first. */
  trace: z.array(
    z.object({
      service: z.string(),
      step: z.string(),
      kind: z.enum(["next", "drop", "park"]),
      reason: z.string().nullable(),
      at: z.string(),
      ms: z.number(),
      run: z.string(),
    }),
  ),
});
export type DocumentView = z.infer<typeof documentView>;

const named = z.object({ id: z.string(), label: z.object({ vi: z.string(), en: z.string() }) });

/** GET /api/catalogue: the words for everything that has an id. */
export const catalogueView = z.object({
  topics: z.array(named),
  places: z.array(named),
  outlets: z.array(named),
  feeds: z.array(named.extend({ outlet: z.string(), channel: z.enum(CHANNELS) })),
  /** Public bodies that a case can concern. */
  bodies: z.array(named),
  channels: z.array(
    z.object({ id: z.enum(CHANNELS), purpose: z.object({ vi: z.string(), en: z.string() }), retentionDays: z.number() }),
  ),
  /** True while the invented sample province is among the feeds; the interface says so. */
  sample: z.boolean(),
});
export type CatalogueView = z.infer<typeof catalogueView>;

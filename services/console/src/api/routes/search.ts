import type { Facet, SearchFilter } from "@langnghe/domain";
import type { z } from "zod";
import {
  catalogueView,
  type FacetsView,
  facetParams,
  facetsView,
  type SearchView,
  searchParams,
  searchView,
  volumeParams,
  volumeView,
} from "../../contract/search.ts";
import { type App, type Context, described } from "../app.ts";
import { summariesOf } from "../document-views.ts";
import { feedbackReads } from "../feedback-reads.ts";
import { toFilter, withSpan } from "../filters.ts";
import { onlyFeedback, suppressSmall } from "../suppression.ts";

/** Requests a session may send in a minute: typing never reaches it, copying the whole index page by page does. */
const SEARCHES_PER_MINUTE = 240;
/** Values looked at before small ones are hidden, so that what is cut off cannot be worked out from the rest. */
const FACET_DEPTH = 1_000;

/** Search, volume over time, counts by field, and the words for ids. */
export function searchRoutes(app: App, context: Context): void {
  const { documents } = context.store;
  const recordReading = feedbackReads(context);

  app.get(
    "/api/search",
    {
      config: { access: "search.read", perMinute: SEARCHES_PER_MINUTE },
      schema: {
        ...described("search.read", "Documents that match, a page at a time", "search"),
        querystring: searchParams,
        response: { 200: searchView },
      },
    },
    async (request) => {
      const view = await searchViewOf(context, request.query);
      if (request.caller !== null && view.hits.some((hit) => hit.channel === "feedback")) await recordReading(request.caller);
      return view;
    },
  );

  app.get(
    "/api/volume",
    {
      config: { access: "search.read", perMinute: SEARCHES_PER_MINUTE },
      schema: {
        ...described("search.read", "How many match over event time", "search"),
        querystring: volumeParams,
        response: { 200: volumeView },
      },
    },
    async (request) => {
      const { interval } = request.query;
      const points = await documents.volume(withSpan(toFilter(request.query), context.clock()), interval);
      return { interval, points: [...points] };
    },
  );

  app.get(
    "/api/facets",
    {
      config: { access: "search.read", perMinute: SEARCHES_PER_MINUTE },
      schema: {
        ...described("search.read", "How many match by field", "search"),
        querystring: facetParams,
        response: { 200: facetsView },
      },
    },
    async (request): Promise<FacetsView> => {
      const filter = toFilter(request.query);
      const { field: fields, limit } = request.query;
      const counted = await Promise.all(fields.map((field) => countsBy(context, filter, field, limit)));
      return Object.fromEntries(fields.map((field, index) => [field, counted[index] ?? []]));
    },
  );

  app.get(
    "/api/catalogue",
    {
      config: { access: "public" },
      schema: { ...described("public", "The words for everything that has an id", "search"), response: { 200: catalogueView } },
    },
    async () => context.catalogue,
  );
}

async function searchViewOf(context: Context, params: z.output<typeof searchParams>): Promise<SearchView> {
  const { sort, limit, cursor } = params;
  const filter = toFilter(params);
  const { documents } = context.store;
  const result = await documents.search({ filter, sort, limit, ...(cursor === undefined ? {} : { cursor }) });
  const summaries = await summariesOf(
    documents,
    result.hits.map((hit) => hit.document),
  );
  const hits = result.hits.flatMap(({ document, titleMarks, snippet, snippetMarks }) => {
    const summary = summaries.get(document.id);
    if (summary === undefined) return [];
    return [{ ...summary, titleMarks: [...titleMarks], snippet, snippetMarks: [...snippetMarks] }];
  });
  const empty = result.total > 0 ? null : await whyEmpty(context, filter);
  return { hits, total: result.total, next: result.next, empty };
}

async function countsBy(context: Context, filter: SearchFilter, field: Facet, limit: number): Promise<FacetsView[string]> {
  const { documents } = context.store;
  if (field !== "place" || !onlyFeedback(filter, context.feeds)) return [...(await documents.facet(filter, field, limit))];
  return suppressSmall(await documents.facet(filter, field, FACET_DEPTH)).slice(0, limit);
}

/** Nothing matches, or nothing at all was collected for this time and these places of origin. */
async function whyEmpty(context: Context, filter: SearchFilter): Promise<"no_match" | "nothing_collected"> {
  const { from, to, channels, outlets, feeds } = filter;
  const origin: SearchFilter = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(channels === undefined ? {} : { channels }),
    ...(outlets === undefined ? {} : { outlets }),
    ...(feeds === undefined ? {} : { feeds }),
  };
  return (await context.store.documents.count(origin)) === 0 ? "nothing_collected" : "no_match";
}

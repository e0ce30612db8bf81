import type { SearchFilter } from "@langnghe/domain";
import type { FacetCount } from "@langnghe/store";
import { z } from "zod";
import { type DemandsView, demandsView } from "../../contract/work.ts";
import { type App, type Context, described } from "../app.ts";
import { summariesOf } from "../document-views.ts";
import { memo } from "../memo.ts";
import { SMALL_CELL, suppressSmall } from "../suppression.ts";
import { answeredWaits, medianDays, type Wait } from "../waits.ts";

const OLDEST = 20;
const MOST_CELLS = 1_000;
/** Who waits for an answer, and how long. */
export function demandRoutes(app: App, context: Context): void {
  const waits = memo(context.clock, () => answeredWaits(context));
  const everything = memo(context.clock, async () => viewOf(context, {}, await waits()));

  app.get(
    "/api/demands",
    {
      config: { access: "search.read" },
      schema: {
        ...described("search.read", "How long people wait for an answer, by topic and place", "demands"),
        querystring: z.object({ topic: z.string().optional(), place: z.string().optional() }),
        response: { 200: demandsView },
      },
    },
    async (request) => {
      const { topic, place } = request.query;
      return topic === undefined && place === undefined ? everything() : viewOf(context, request.query, await waits());
    },
  );
}

interface Selection {
  readonly topic?: string | undefined;
  readonly place?: string | undefined;
}

async function viewOf(context: Context, { topic, place }: Selection, waits: readonly Wait[]): Promise<DemandsView> {
  const { documents } = context.store;
  const all: SearchFilter = {
    channels: ["feedback"],
    ...(topic === undefined ? {} : { topics: [topic] }),
    ...(place === undefined ? {} : { places: [place] }),
  };
  const open: SearchFilter = { ...all, unanswered: true };
  const [total, unanswered, topics, openTopics, places, openPlaces, oldest] = await Promise.all([
    documents.count(all),
    documents.count(open),
    documents.facet(all, "topic", MOST_CELLS),
    documents.facet(open, "topic", MOST_CELLS),
    documents.facet(all, "place", MOST_CELLS),
    documents.facet(open, "place", MOST_CELLS),
    documents.search({ filter: open, sort: "oldest", limit: OLDEST }),
  ]);
  const chosen =
    topic === undefined && place === undefined
      ? waits
      : waits.filter(
          (wait) =>
            (topic === undefined || wait.topics.includes(topic)) && (place === undefined || wait.places.includes(place)),
        );
  const found = oldest.hits.map((hit) => hit.document);
  const summaries = await summariesOf(documents, found);
  return {
    total,
    unanswered,
    medianDays: medianDays(chosen, chosen === waits ? 1 : SMALL_CELL),
    byTopic: cellsOf(
      topics,
      openTopics,
      groupBy(chosen, (wait) => wait.topics),
    ),
    byPlace: cellsOf(
      places,
      openPlaces,
      groupBy(chosen, (wait) => wait.places),
    ),
    oldest: found.flatMap((document) => summaries.get(document.id) ?? []),
  };
}

/**
 * One line a topic or place. Small totals are hidden with a complement; so is the number of unanswered ones where it, or
 * the number of answered ones that follows from it, is small; and a median over fewer than ten answers.
 */
function cellsOf(
  totals: readonly FacetCount[],
  open: readonly FacetCount[],
  waits: ReadonlyMap<string, readonly Wait[]>,
): DemandsView["byTopic"] {
  const openOf = new Map(open.map(({ value, count }) => [value, count]));
  const shownTotals = suppressSmall(totals);
  const shown = new Map(shownTotals.map(({ value, count }) => [value, count]));
  const sizes = totals.map(({ value, count }) => ({ value, count: smallerPart(openOf.get(value) ?? 0, count) }));
  const hiddenOpen = new Set(
    suppressSmall(sizes)
      .filter((cell) => cell.count === null)
      .map((cell) => cell.value),
  );
  return totals.map(({ value }) => {
    const total = shown.get(value) ?? null;
    const hidden = total === null || hiddenOpen.has(value);
    return {
      id: value,
      total,
      unanswered: hidden ? null : (openOf.get(value) ?? 0),
      medianDays: total === null ? null : medianDays(waits.get(value) ?? [], SMALL_CELL),
    };
  });
}

/** The smaller of unanswered and answered that is not zero: what the cell would reveal. */
function smallerPart(open: number, total: number): number {
  const parts = [open, total - open].filter((part) => part > 0);
  return parts.length === 0 ? 0 : Math.min(...parts);
}

function groupBy(waits: readonly Wait[], keysOf: (wait: Wait) => readonly string[]): Map<string, Wait[]> {
  const groups = new Map<string, Wait[]>();
  for (const wait of waits) {
    for (const key of keysOf(wait)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [wait]);
      else group.push(wait);
    }
  }
  return groups;
}

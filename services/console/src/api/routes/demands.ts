import type { SearchFilter } from "@langnghe/domain";
import { z } from "zod";
import { type DemandsView, demandsView } from "../../contract/work.ts";
import { type App, type Context, described } from "../app.ts";
import { summariesOf } from "../document-views.ts";
import { memo } from "../memo.ts";
import { SMALL_CELL, suppressSmall } from "../suppression.ts";
import { grouped, medianDays, type Waits, waitsOf } from "../waits.ts";

const OLDEST = 20;
const MOST_CELLS = 1_000;

/** Who waits for an answer, and how long. */
export function demandRoutes(app: App, context: Context): void {
  const everything = memo(context.clock, () => viewOf(context, {}));

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
      return topic === undefined && place === undefined ? everything() : viewOf(context, request.query);
    },
  );
}

interface Selection {
  readonly topic?: string | undefined;
  readonly place?: string | undefined;
}

async function viewOf(context: Context, { topic, place }: Selection): Promise<DemandsView> {
  const { documents } = context.store;
  const now = context.clock();
  const all: SearchFilter = {
    channels: ["feedback"],
    ...(topic === undefined ? {} : { topics: [topic] }),
    ...(place === undefined ? {} : { places: [place] }),
  };
  const [demands, oldest] = await Promise.all([
    documents.demands(all),
    documents.search({ filter: { ...all, unanswered: true }, sort: "oldest", limit: OLDEST }),
  ]);
  const { total, unanswered, days } = waitsOf(demands, now);
  const cellsBy = (keysOf: Parameters<typeof grouped>[1]) =>
    cellsOf(
      grouped(demands, keysOf)
        .slice(0, MOST_CELLS)
        .map(([value, group]) => ({ value, ...waitsOf(group, now) })),
    );
  const found = oldest.hits.map((hit) => hit.document);
  const summaries = await summariesOf(documents, found);
  return {
    total,
    unanswered,
    medianDays: medianDays(days, topic === undefined && place === undefined ? 1 : SMALL_CELL),
    byTopic: cellsBy((demand) => demand.topics),
    byPlace: cellsBy((demand) => demand.places),
    oldest: found.flatMap((document) => summaries.get(document.id) ?? []),
  };
}

/**
 * One line a topic or place. Small totals are hidden with a complement; so is the number of unanswered ones where it, or
 * the number of answered ones that follows from it, is small; and a median over fewer than ten answers.
 */
function cellsOf(cells: readonly (Waits & { readonly value: string })[]): DemandsView["byTopic"] {
  const hiddenIn = (counts: readonly { readonly value: string; readonly count: number }[]): ReadonlySet<string> =>
    new Set(suppressSmall(counts).flatMap(({ value, count }) => (count === null ? [value] : [])));
  const hiddenTotals = hiddenIn(cells.map(({ value, total }) => ({ value, count: total })));
  const hiddenOpen = hiddenIn(cells.map(({ value, unanswered, total }) => ({ value, count: smallerPart(unanswered, total) })));
  return cells.map(({ value, total, unanswered, days }) => {
    const hidden = hiddenTotals.has(value);
    return {
      id: value,
      total: hidden ? null : total,
      unanswered: hidden || hiddenOpen.has(value) ? null : unanswered,
      medianDays: hidden ? null : medianDays(days, SMALL_CELL),
    };
  });
}

/** The smaller of unanswered and answered that is not zero: what the cell would reveal. */
function smallerPart(open: number, total: number): number {
  const parts = [open, total - open].filter((part) => part > 0);
  return parts.length === 0 ? 0 : Math.min(...parts);
}

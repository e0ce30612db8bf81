import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { searchPage } from "../../api/queries.ts";
import { type Filters, questionOf, rangeOf } from "../../lib/filters.ts";

/** The clock of a search turns only with the minute, so that drawing again does not ask again. */
const TICK_MS = 60_000;

/** The range that the filters cover now, and the pages of results within it. */
export function useFound(filters: Filters) {
  const minute = Math.floor(Date.now() / TICK_MS) * TICK_MS;
  const range = useMemo(() => rangeOf(filters, minute), [filters, minute]);
  const question = questionOf(filters, range);
  question.set("sort", filters.sort);
  const result = useInfiniteQuery({
    queryKey: ["search", question.toString()],
    queryFn: ({ pageParam }) => searchPage(question, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return { range, result };
}

/** The pages of results loaded so far. */
export type FoundResult = ReturnType<typeof useFound>["result"];

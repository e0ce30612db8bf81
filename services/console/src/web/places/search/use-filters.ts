import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { addressOf, type Filters, filtersOf } from "../../lib/filters.ts";

/** The filters of the address, and the way to change it; every change is a step that “back” undoes. */
export function useFilters(): readonly [Filters, (next: Filters) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  return [filters, (next) => setParams(addressOf(next), { preventScrollReset: true })];
}

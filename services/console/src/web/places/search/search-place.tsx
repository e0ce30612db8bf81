import { useRef, useState } from "react";
import { countNarrowing } from "../../lib/filters.ts";
import { PlaceHead } from "../../parts/bits.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useKeys } from "../../parts/use-keys.ts";
import { useWide } from "../../parts/use-wide.ts";
import { useWords } from "../../parts/words-context.tsx";
import { ActiveChips } from "./active-chips.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { QueryBox } from "./query-box.tsx";
import { Results } from "./results.tsx";
import { TimeChoice } from "./time-choice.tsx";
import { useFilters } from "./use-filters.ts";
import { useFound } from "./use-found.ts";
import { Volume } from "./volume.tsx";

/** From this width on the filters stand beside the results; below they open over them. */
const SIDE_PX = 1080;

/** What do people say about …, since when, where, compared with before. */
export function SearchPlace() {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const found = useFound(filters);
  const box = useRef<HTMLInputElement>(null);
  const wide = useWide(SIDE_PX);
  const [open, setOpen] = useState(false);
  useKeys({
    search: () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const active = countNarrowing(filters);
  const total = found.result.data?.pages[0]?.total ?? 0;
  return (
    <>
      <PlaceHead title={t("search.title")} />
      <QueryBox ref={box} filters={filters} onSearch={setFilters} />
      <div className="search-bar">
        <TimeChoice filters={filters} onChange={setFilters} />
        {!wide && (
          <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="filter" size={16} />
            {t("search.filters")}
            {active > 0 && ` (${active})`}
          </button>
        )}
      </div>
      <div className="search">
        {(wide || open) && (
          <div className="search-side">
            <FilterPanel filters={filters} range={found.range} onChange={setFilters} />
            {!wide && (
              <button type="button" className="button" data-kind="main" onClick={() => setOpen(false)}>
                {t("search.filters.show", { n: total })}
              </button>
            )}
          </div>
        )}
        <div className="search-main">
          <ActiveChips filters={filters} onChange={setFilters} />
          <Volume filters={filters} range={found.range} total={total} onChange={setFilters} />
          <Results filters={filters} result={found.result} onChange={setFilters} />
        </div>
      </div>
    </>
  );
}

import { type FormEvent, type Ref, useEffect, useState } from "react";
import type { Filters } from "../../lib/filters.ts";
import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";

interface QueryBoxProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly filters: Filters;
  readonly onSearch: (next: Filters) => void;
}

/** The box for words. Enter searches; `/` comes here from anywhere on the page. */
export function QueryBox({ ref, filters, onSearch }: QueryBoxProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(filters.q);
  // Back and forward change the address, and the box follows it.
  useEffect(() => setTyped(filters.q), [filters.q]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const q = typed.trim();
    // Words ask for the closest first only when a person says so: what is new matters more here.
    if (q !== filters.q) onSearch({ ...filters, q });
  };
  return (
    <search>
      <form className="query" onSubmit={submit}>
        <Icon name="search" />
        <input
          ref={ref}
          type="search"
          aria-label={t("search.box")}
          placeholder={t("search.placeholder")}
          value={typed}
          maxLength={500}
          enterKeyHint="search"
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="kbd" aria-hidden="true">
          /
        </span>
        <button type="submit" className="button" data-kind="main">
          {t("search.submit")}
        </button>
      </form>
      <p className="query-hint quiet small">{t("search.hint")}</p>
    </search>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { facetsQuery } from "../../api/queries.ts";
import { type Filters, type ListField, questionOf, type TimeRange, withToggled } from "../../lib/filters.ts";
import { Skeleton } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { useValueNames } from "./value-names.ts";

interface PanelProps {
  readonly filters: Filters;
  readonly range: TimeRange;
  readonly onChange: (next: Filters) => void;
}

const SHOWN_FIELDS = ["channel", "topic", "place", "outlet"] as const satisfies readonly ListField[];
/** Values of a field shown before “show more”. */
const FEW = 7;

/** All filters with how many documents each would give. */
export function FilterPanel({ filters, range, onChange }: PanelProps) {
  const { t } = useWords();
  return (
    <div className="filters">
      {SHOWN_FIELDS.map((field) => (
        <FacetGroup key={field} field={field} filters={filters} range={range} onChange={onChange} />
      ))}
      <div className="facet">
        <label className="tick">
          <input
            type="checkbox"
            checked={filters.flag}
            onChange={(event) => onChange({ ...filters, flag: event.target.checked })}
          />
          <span>{t("search.flag")}</span>
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={filters.unanswered}
            onChange={(event) => onChange({ ...filters, unanswered: event.target.checked })}
          />
          <span>{t("search.unanswered")}</span>
        </label>
      </div>
    </div>
  );
}

/** One field. Its own choice is left out of the question, so that the other values keep their counts. */
function FacetGroup({ field, filters, range, onChange }: PanelProps & { readonly field: ListField }) {
  const { t, number } = useWords();
  const nameOf = useValueNames();
  const [all, setAll] = useState(false);
  const question = questionOf(filters, range, field);
  question.set("field", field);
  question.set("limit", "60");
  const { data } = useQuery(facetsQuery(question));
  const counted = data?.[field] ?? [];
  const chosen = filters.lists[field];
  const missing = chosen.filter((value) => !counted.some((other) => other.value === value));
  const values = [...missing.map((value) => ({ value, count: 0 as number | null })), ...counted];
  const shown = all ? values : values.filter(({ value }, index) => index < FEW || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>{t(`search.${field}`)}</legend>
      {data === undefined && <Skeleton rows={4} />}
      {data !== undefined && values.length === 0 && <p className="quiet small">{t("app.none")}</p>}
      {shown.map(({ value, count }) => (
        <label key={value} className="facet-value">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onChange(withToggled(filters, field, value))}
          />
          <span>{nameOf(field, value)}</span>
          <span className="facet-count">{count === null ? t("search.filter.suppressed") : number(count)}</span>
        </label>
      ))}
      {values.length > FEW && (
        <button type="button" className="link-button small" onClick={() => setAll(!all)}>
          {t(all ? "search.filter.less" : "search.filter.more")}
        </button>
      )}
    </fieldset>
  );
}

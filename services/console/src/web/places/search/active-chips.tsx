import type { ReactNode } from "react";
import { countNarrowing, type Filters, LIST_FIELDS, withoutNarrowing, withToggled } from "../../lib/filters.ts";
import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { useValueNames } from "./value-names.ts";

interface ChipsProps {
  readonly filters: Filters;
  readonly onChange: (next: Filters) => void;
}

/** What narrows the result now; each chip takes itself away. */
export function ActiveChips({ filters, onChange }: ChipsProps) {
  const { t } = useWords();
  const nameOf = useValueNames();
  if (countNarrowing(filters) === 0) return null;
  const chips = LIST_FIELDS.flatMap((field) =>
    filters.lists[field].map((value) => ({
      key: `${field}:${value}`,
      text: nameOf(field, value),
      next: withToggled(filters, field, value),
    })),
  );
  return (
    <div className="chips active-chips">
      {chips.map(({ key, text, next }) => (
        <Chip key={key} text={text} onRemove={() => onChange(next)} />
      ))}
      {filters.story !== null && <Chip text={t("search.story.one")} onRemove={() => onChange({ ...filters, story: null })} />}
      {filters.flag && <Chip text={t("search.flag")} onRemove={() => onChange({ ...filters, flag: false })} />}
      {filters.unanswered && (
        <Chip text={t("search.unanswered")} onRemove={() => onChange({ ...filters, unanswered: false })} />
      )}
      <button type="button" className="link-button small" onClick={() => onChange(withoutNarrowing(filters))}>
        {t("search.filters.clear")}
      </button>
    </div>
  );
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <button type="button" className="chip" aria-label={t("search.filter.remove", { name: text })} onClick={onRemove}>
      {text}
      <Icon name="close" size={14} />
    </button>
  );
}

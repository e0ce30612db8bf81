import { useState } from "react";
import { DAY_MS, dayOf } from "../../lib/dates.ts";
import { type Filters, rangeOf, SPANS, type Span } from "../../lib/filters.ts";
import { Choice } from "../../parts/bits.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { useWords } from "../../parts/words-context.tsx";

interface TimeChoiceProps {
  readonly filters: Filters;
  readonly onChange: (next: Filters) => void;
}

const WITH_RANGE = [...SPANS, "range"] as const;

/** Presets and a span of one's own, in Vietnamese days. */
export function TimeChoice({ filters, onChange }: TimeChoiceProps) {
  const { t } = useWords();
  const own = filters.from !== null || filters.to !== null;
  const [opened, setOpened] = useState(false);
  const range = rangeOf(filters, Date.now());
  const days = { from: dayOf(range.from), to: dayOf(range.to - 1) };
  const pick = (value: Span | "range"): void => {
    setOpened(value === "range");
    if (value !== "range") onChange({ ...filters, span: value, from: null, to: null });
  };
  const setEdge = (edge: "from" | "to", day: string): void => {
    const next = { ...days, [edge]: day };
    if (next.from <= next.to) onChange({ ...filters, from: next.from, to: next.to });
  };
  const today = dayOf(Date.now() + DAY_MS);
  return (
    <div className="time-choice">
      <Choice
        label={t("search.time")}
        values={WITH_RANGE}
        value={own || opened ? "range" : filters.span}
        word={(value) => t(`search.time.${value}`)}
        onChange={pick}
      />
      {(own || opened) && (
        <span className="time-range">
          <DayField label={t("search.time.from")} value={days.from} max={days.to} onChange={(day) => setEdge("from", day)} />
          <span aria-hidden="true">–</span>
          <DayField
            label={t("search.time.to")}
            value={days.to}
            min={days.from}
            max={today}
            onChange={(day) => setEdge("to", day)}
          />
        </span>
      )}
    </div>
  );
}

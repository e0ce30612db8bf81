import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { volumeQuery } from "../../api/queries.ts";
import { formatDay, formatInstant } from "../../lib/dates.ts";
import { type Filters, intervalOf, questionOf, rangeBefore, type TimeRange } from "../../lib/filters.ts";
import { barEnd, type Point, totalOf } from "../../lib/volume-points.ts";
import { useWords } from "../../parts/words-context.tsx";
import { VolumeChart } from "./volume-chart.tsx";
import { VolumeTable } from "./volume-table.tsx";

interface VolumeProps {
  readonly filters: Filters;
  readonly range: TimeRange;
  readonly total: number;
  readonly onChange: (next: Filters) => void;
}

/** One list for every drawing, so that nothing is drawn again for want of data. */
const NONE: readonly Point[] = [];

/** Documents over time with the span before as a line; a bar opens its span, and the table says the same in numbers. */
export function Volume({ filters, range, total, onChange }: VolumeProps) {
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const interval = intervalOf(range);
  const ask = (span: TimeRange): URLSearchParams => {
    const question = questionOf(filters, span);
    question.set("interval", interval);
    return question;
  };
  const now = useQuery(volumeQuery(ask(range)));
  const comparable = filters.span !== "all" || filters.from !== null;
  const before = useQuery({ ...volumeQuery(ask(rangeBefore(range))), enabled: comparable });
  const points = now.data?.points ?? NONE;
  // The last drawing stays while the next is asked for; where none is asked for it would stay for good.
  const earlier = (comparable ? before.data?.points : undefined) ?? NONE;
  const narrow = (index: number): void => {
    const point = points[index];
    if (point === undefined) return;
    onChange({ ...filters, from: point.at, to: barEnd(points, index, range.to) });
  };
  return (
    <section className="volume" aria-label={t("search.chart")}>
      <div className="volume-head">
        <p className="volume-total" aria-live="polite">
          <strong>{t("search.total", { n: total })}</strong>
          {comparable && before.data !== undefined && <Compared now={totalOf(points)} before={totalOf(earlier)} />}
        </p>
        <span className="quiet small volume-span">{spanWords(range)}</span>
        <button type="button" className="link-button small" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "search.chart.chart" : "search.chart.table")}
        </button>
      </div>
      <div className="volume-body" data-table={asTable}>
        {!asTable && (
          <VolumeChart points={points} earlier={earlier} interval={interval} words={t("search.compare.line")} onPick={narrow} />
        )}
        <div className={asTable ? "volume-table" : "unseen"}>
          <VolumeTable points={points} earlier={earlier} interval={interval} />
        </div>
      </div>
      <p className="quiet small">{t("search.chart.hint")}</p>
    </section>
  );
}

function spanWords(range: TimeRange): string {
  const from = new Date(range.from).toISOString();
  const last = new Date(range.to - 1).toISOString();
  const whole = from.endsWith("T17:00:00.000Z");
  return whole
    ? `${formatDay(from)} – ${formatDay(last)}`
    : `${formatInstant(from)} – ${formatInstant(new Date(range.to).toISOString())}`;
}

function Compared({ now, before }: { readonly now: number; readonly before: number }) {
  const { t } = useWords();
  if (now === before) return <span className="quiet"> · {t("search.compare.same")}</span>;
  const key = now > before ? "search.compare.more" : "search.compare.less";
  return <span className="quiet"> · {t(key, { n: Math.abs(now - before) })}</span>;
}

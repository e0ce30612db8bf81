import type { Interval } from "@langnghe/domain";
import { formatDay, formatInstant } from "../../lib/dates.ts";
import { aligned, type Point } from "../../lib/volume-points.ts";
import { useWords } from "../../parts/words-context.tsx";

interface TableProps {
  readonly points: readonly Point[];
  readonly earlier: readonly Point[];
  readonly interval: Interval;
}

/** The chart's numbers. */
export function VolumeTable({ points, earlier, interval }: TableProps) {
  const { t, number } = useWords();
  const before = aligned(points, earlier);
  return (
    <table>
      <caption className="unseen">{t("search.chart")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("search.chart.at")}</th>
          <th scope="col" className="num">
            {t("search.chart.count")}
          </th>
          {earlier.length > 0 && (
            <th scope="col" className="num">
              {t("search.chart.before")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {points.map(({ at, count }, index) => (
          <tr key={at}>
            <th scope="row">{interval === "hour" ? formatInstant(at) : formatDay(at)}</th>
            <td className="num">{number(count)}</td>
            {earlier.length > 0 && <td className="num">{number(before[index] ?? 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

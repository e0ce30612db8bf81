import { Link } from "react-router";
import type { DemandsView } from "../../../contract/work.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

interface CellsProps {
  readonly title: string;
  readonly field: "topic" | "place";
  readonly cells: DemandsView["byTopic"];
}

/** Waiting and received by topic or place. Small cells say why they are empty. */
export function DemandCells({ title, field, cells }: CellsProps) {
  const { t, number } = useWords();
  const { name } = useNames();
  const top = Math.max(1, ...cells.map(({ unanswered }) => unanswered ?? 0));
  const count = (value: number | null) =>
    value === null ? <span className="quiet small">{t("demands.suppressed")}</span> : number(value);
  const suppressed = cells.some(({ total, unanswered }) => total === null || unanswered === null);
  return (
    <section>
      <h2>{title}</h2>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{t(`search.${field}`)}</th>
              <th scope="col" className="num">
                {t("demands.column.waiting")}
              </th>
              <th scope="col" className="num">
                {t("demands.column.total")}
              </th>
              <th scope="col" className="num">
                {t("demands.column.median")}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.id}>
                <td>
                  <Link to={`/kien-nghi?${new URLSearchParams({ [field]: cell.id })}`}>
                    {name(field === "topic" ? "topics" : "places", cell.id)}
                  </Link>
                </td>
                <td className="num">
                  {count(cell.unanswered)}
                  <span className="cell-bar" style={{ width: `${((cell.unanswered ?? 0) / top) * 64}px` }} />
                </td>
                <td className="num">{count(cell.total)}</td>
                <td className="num">{cell.medianDays === null ? "–" : t("demands.days", { n: cell.medianDays })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {suppressed && <p className="quiet small">{t("demands.suppressed.why")}</p>}
    </section>
  );
}

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
  const small = cells.filter(({ total }) => total === null);
  const nameOf = (id: string): string => name(field === "topic" ? "topics" : "places", id);
  return (
    <section>
      <h2>{title}</h2>
      {small.length < cells.length && (
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
              {cells
                .filter(({ total }) => total !== null)
                .map((cell) => (
                  <tr key={cell.id}>
                    <td>
                      <Link to={`/kien-nghi?${new URLSearchParams({ [field]: cell.id })}`}>{nameOf(cell.id)}</Link>
                    </td>
                    <td className="num">
                      <span className="cell-bar" style={{ width: `${((cell.unanswered ?? 0) / top) * 64}px` }} />
                      {count(cell.unanswered)}
                    </td>
                    <td className="num">{count(cell.total)}</td>
                    <td className="num">{cell.medianDays === null ? "–" : t("demands.days", { n: cell.medianDays })}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {small.length > 0 && (
        <p className="cell-small">{t("demands.suppressed.others", { names: small.map(({ id }) => nameOf(id)).join("; ") })}</p>
      )}
      {suppressed && <p className="quiet small">{t("demands.suppressed.why")}</p>}
    </section>
  );
}

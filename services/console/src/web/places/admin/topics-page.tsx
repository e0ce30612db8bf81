import { Skeleton } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** What is watched and how long it is kept, as configured; changed in files, not here. */
export function TopicsPage() {
  const { t, code, tongue } = useWords();
  const { view } = useNames();
  if (view === undefined) return <Skeleton rows={8} />;
  return (
    <div className="admin-grid">
      <section>
        <h2>{t("admin.retention")}</h2>
        <p className="quiet">{t("admin.topics.hint")}</p>
        <ul className="rows">
          {view.channels.map(({ id, purpose, retentionDays }) => (
            <li key={id} className="public-channel">
              <strong>{code("channel", id)}</strong>
              <span>{purpose[tongue]}</span>
              <span>{t("admin.retention.days", { n: retentionDays })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("admin.topics")}</h2>
        <div className="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("admin.topics.vi")}</th>
                <th scope="col">{t("admin.topics.en")}</th>
                <th scope="col">{t("admin.topics.code")}</th>
              </tr>
            </thead>
            <tbody>
              {view.topics.map(({ id, label }) => (
                <tr key={id}>
                  <td>{label.vi}</td>
                  <td lang="en">{label.en}</td>
                  <td>
                    <code>{id}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

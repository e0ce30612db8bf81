import { Link } from "react-router";
import type { TodayView } from "../../../contract/work.ts";
import { useNames } from "../../parts/catalogue.ts";
import { Spark } from "../../parts/spark.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** Topics that are spoken of more than usual; every row opens exactly the documents it counts. */
export function Rising({ rising }: { readonly rising: TodayView["rising"] }) {
  const { t, number } = useWords();
  const { name } = useNames();
  return (
    <section aria-labelledby="rising">
      <h2 id="rising">{t("today.rising")}</h2>
      {rising.length === 0 && <p className="quiet">{t("today.rising.empty")}</p>}
      {rising.length > 0 && (
        <ul className="rising">
          {rising.map(({ topic, count, usual, outlets, from, to, days }) => (
            <li key={topic}>
              <Link className="rising-row" to={`/tim-kiem?${new URLSearchParams({ from, to, topic })}`}>
                <span className="rising-topic">{name("topics", topic)}</span>
                <span className="rising-words">
                  <strong className="rising-count">{number(count)}</strong>
                  <span>
                    {t("today.rising.usual", { m: Math.round(usual) })}
                    <span className="quiet"> · {t("today.rising.outlets", { n: outlets })}</span>
                  </span>
                </span>
                <Spark values={days} label={t("today.rising.trend")} width={140} height={30} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

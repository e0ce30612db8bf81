import { Link } from "react-router";
import type { TodayView } from "../../../contract/work.ts";
import { useWords } from "../../parts/words-context.tsx";
import { HealthBadge } from "../feeds/health-badge.tsx";

/** Feeds that brought nothing although they usually do; silence is news too. */
export function Silent({ silent }: { readonly silent: TodayView["silent"] }) {
  const { t, when } = useWords();
  return (
    <section aria-labelledby="silent">
      <h2 id="silent">{t("today.silent")}</h2>
      {silent.length === 0 && <p className="quiet">{t("today.silent.empty")}</p>}
      <ul className="rows">
        {silent.map(({ feed, label, newestAt, health }) => (
          <li key={feed}>
            <Link className="wait-row" to={`/nguon-tin/${feed}`}>
              <span>
                {label}
                <span className="wait-note">
                  {newestAt === null ? t("today.silent.never") : t("today.silent.since", { when: when(newestAt) })}
                </span>
              </span>
              <HealthBadge health={health} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

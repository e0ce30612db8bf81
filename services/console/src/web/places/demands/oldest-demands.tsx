import { Link } from "react-router";
import type { DocumentSummary } from "../../../contract/search.ts";
import { daysSince } from "../../lib/dates.ts";
import { useWords } from "../../parts/words-context.tsx";
import { HitMeta } from "../search/hit.tsx";

/** The longest waiting first, with how long. */
export function OldestDemands({ demands }: { readonly demands: readonly DocumentSummary[] }) {
  const { t } = useWords();
  const now = Date.now();
  return (
    <section className="demands-oldest" aria-labelledby="oldest">
      <h2 id="oldest">{t("demands.oldest")}</h2>
      {demands.length === 0 && <p className="quiet">{t("demands.empty")}</p>}
      <ol className="rows">
        {demands.map((demand) => (
          <li key={demand.id} className="demand-row">
            <Link className="story-title" to={`/van-ban/${demand.id}`}>
              {demand.title}
            </Link>
            <HitMeta hit={demand} />
            <span className="demand-age">{t("demands.waited", { n: daysSince(demand.publishedAt, now) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

import { Link } from "react-router";
import type { TodayView } from "../../../contract/work.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** The largest stories, one row a story. */
export function Stories({ stories }: { readonly stories: TodayView["stories"] }) {
  const { t, when } = useWords();
  const { name } = useNames();
  return (
    <section aria-labelledby="stories">
      <h2 id="stories">{t("today.stories")}</h2>
      {stories.length === 0 && <p className="quiet">{t("today.stories.empty")}</p>}
      <ul className="rows">
        {stories.map(({ story, count, outlets, lead }) => (
          <li key={story} className="story-row">
            <Link className="story-title" to={`/van-ban/${lead.id}`}>
              {lead.title}
            </Link>
            <p className="meta">
              <Link to={`/tim-kiem?${new URLSearchParams({ days: "all", story })}`}>
                {t("today.story", { n: count, m: outlets })}
              </Link>
              <span>{name("outlets", lead.outlet)}</span>
              <span>{when(lead.publishedAt)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

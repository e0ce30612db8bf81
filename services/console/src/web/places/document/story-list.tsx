import { Link } from "react-router";
import type { DocumentView } from "../../../contract/search.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** How many documents of the story are listed here; the rest is one click away. */
const SHOWN = 6;

/** The other documents of the same event, newest first. */
export function StoryList({ document }: { readonly document: DocumentView }) {
  const { t, when, number } = useWords();
  const { name } = useNames();
  const { storyDocuments, storySize, story } = document;
  return (
    <section aria-labelledby="story">
      <h2 id="story">
        {t("document.story")} {storySize > 1 && <span className="quiet">{number(storySize)}</span>}
      </h2>
      {storyDocuments.length === 0 && <p className="quiet">{t("document.story.none")}</p>}
      <ul className="rows">
        {storyDocuments.slice(0, SHOWN).map((other) => (
          <li key={other.id} className="story-other">
            <Link to={`/van-ban/${other.id}`}>{other.title}</Link>
            <p className="meta">
              <span>{name("outlets", other.outlet)}</span>
              <span>{when(other.publishedAt)}</span>
            </p>
          </li>
        ))}
      </ul>
      {storyDocuments.length > SHOWN && (
        <Link to={`/tim-kiem?${new URLSearchParams({ days: "all", story })}`}>{t("search.story.all")}</Link>
      )}
    </section>
  );
}

import { useState } from "react";
import { Link } from "react-router";
import type { DocumentSummary, SearchView } from "../../../contract/search.ts";
import type { StoryGroup } from "../../lib/group-stories.ts";
import { Badge } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { MarkedText } from "../../parts/marked-text.tsx";
import { useWords } from "../../parts/words-context.tsx";

type FoundDocument = SearchView["hits"][number];

interface HitProps {
  readonly group: StoryGroup<FoundDocument>;
  readonly current: boolean;
  /** Within one story every document stands for itself. */
  readonly inStory: boolean;
}

/** A story in the result list: its first document, and the way to all others. */
export function Hit({ group, current, inStory }: HitProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { lead, others, more } = group;
  const shown = inStory || open ? others : [];
  return (
    <li className="hit" data-current={current} aria-current={current}>
      <HitBody hit={lead} />
      {more > 0 && !inStory && (
        <p className="hit-story">
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "search.story.less" : "search.story.more", { n: more })}
          </button>
        </p>
      )}
      {shown.length > 0 && (
        <ul className="hit-others">
          {shown.map((hit) => (
            <li key={hit.id}>
              <HitBody hit={hit} />
            </li>
          ))}
        </ul>
      )}
      {open && more > others.length && (
        <p className="hit-story">
          <Link to={`/tim-kiem?${new URLSearchParams({ days: "all", story: lead.story })}`}>{t("search.story.all")}</Link>
        </p>
      )}
    </li>
  );
}

function HitBody({ hit }: { readonly hit: FoundDocument }) {
  return (
    <>
      <Link className="hit-title" to={`/van-ban/${hit.id}`}>
        <MarkedText text={hit.title} marks={hit.titleMarks} />
      </Link>
      <p className="hit-snippet">
        <MarkedText text={hit.snippet} marks={hit.snippetMarks} />
      </p>
      <HitMeta hit={hit} />
    </>
  );
}

/** Who, when, about what; the same line wherever a document is listed. */
export function HitMeta({ hit }: { readonly hit: DocumentSummary }) {
  const { t, code, when } = useWords();
  const { name } = useNames();
  return (
    <p className="meta">
      <span className="meta-outlet">{name("outlets", hit.outlet)}</span>
      <span>{code("channel", hit.channel)}</span>
      <span>{when(hit.publishedAt)}</span>
      {hit.topics.map(({ id }) => (
        <span key={id}>{name("topics", id)}</span>
      ))}
      {hit.places.slice(0, 2).map((id) => (
        <span key={id}>{name("places", id)}</span>
      ))}
      {hit.revisionNumber > 1 && <span>{t("search.revised", { n: hit.revisionNumber - 1 })}</span>}
      {hit.flag && (
        <Badge tone="wait" icon="flag">
          {t("search.flagged")}
        </Badge>
      )}
      {hit.channel === "feedback" && (
        <Badge tone={hit.answeredAt === null ? "wait" : "good"} icon={hit.answeredAt === null ? "clock" : "check"}>
          {hit.answeredAt === null ? t("search.waiting") : t("search.answered", { when: when(hit.answeredAt) })}
        </Badge>
      )}
    </p>
  );
}

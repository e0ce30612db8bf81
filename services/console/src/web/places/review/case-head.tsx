import type { CaseView } from "../../../contract/review.ts";
import { Badge, VerdictBadge } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** The claim, where it stands, who works on it. */
export function CaseHead({ view }: { readonly view: CaseView }) {
  const { t, code, when } = useWords();
  const { name } = useNames();
  const { claim, state, verdict, topics, places, firstSeenAt, lastSeenAt, assignee } = view.case;
  return (
    <header className="case-head">
      <p className="meta">
        <span className="case-state">{code("state", state)}</span>
        {verdict === null ? (
          <Badge tone="quiet" icon="dot">
            {t("state.unverified")}
          </Badge>
        ) : (
          <VerdictBadge value={verdict.value} />
        )}
        <span>
          {assignee === null
            ? t("case.unassigned")
            : t("case.assignee", { name: view.names[assignee] ?? t("app.unknown_person") })}
        </span>
      </p>
      <p className="quiet small case-label">{t("case.claim")}</p>
      <h2 className="case-claim">{claim}</h2>
      <p className="meta">
        <span>{t("case.seen", { first: when(firstSeenAt), last: when(lastSeenAt) })}</span>
        {topics.map((topic) => (
          <span key={topic}>{name("topics", topic)}</span>
        ))}
        {places.map((place) => (
          <span key={place}>{name("places", place)}</span>
        ))}
      </p>
    </header>
  );
}

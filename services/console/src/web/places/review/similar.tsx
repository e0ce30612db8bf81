import { Link } from "react-router";
import type { CaseView } from "../../../contract/review.ts";
import { VerdictBadge } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** Published verdicts on claims that look alike: perhaps the answer is there already. */
export function Similar({ view }: { readonly view: CaseView }) {
  const { t, when } = useWords();
  if (view.similar.length === 0) return null;
  return (
    <section>
      <h3>{t("case.similar")}</h3>
      <ul className="rows">
        {view.similar.map(({ id, state, claim, verdict, lastSeenAt }) => (
          <li key={id} className="story-other">
            <Link to={`/kiem-chung/${id}?state=${state}`}>{claim}</Link>
            <p className="meta">
              {verdict !== null && <VerdictBadge value={verdict} />}
              <span>{when(lastSeenAt)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

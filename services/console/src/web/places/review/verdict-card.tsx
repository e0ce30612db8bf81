import type { CaseView } from "../../../contract/review.ts";
import { formatDay } from "../../lib/dates.ts";
import { VerdictBadge } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** The verdict that stands, with its reason and its uncertainty, and the published correction. */
export function VerdictCard({ view }: { readonly view: CaseView }) {
  const { t, when } = useWords();
  const { verdict, correction, state } = view.case;
  const name = (id: string): string => view.names[id] ?? t("app.unknown_person");
  if (verdict === null) return null;
  return (
    <section className="verdict" data-value={verdict.value}>
      <p className="verdict-value">
        {t("case.verdict")}: <VerdictBadge value={verdict.value} />
      </p>
      <p>{verdict.reason}</p>
      <p className="quiet">
        {t("case.verdict.uncertainty")}: {verdict.uncertainty}
      </p>
      <p className="meta">
        <span>{t("case.verdict.by", { name: name(verdict.by), when: when(verdict.at) })}</span>
        {verdict.secondBy !== null && <span>{t("case.verdict.second_by", { name: name(verdict.secondBy) })}</span>}
        <span>{t("case.verdict.review_at", { when: formatDay(verdict.reviewAt) })}</span>
      </p>
      {state === "awaiting_second" && <p className="small">{t("case.verdict.second")}</p>}
      {correction !== null && (
        <div className="correction">
          <h3>{t("case.correction")}</h3>
          <p>{correction.text}</p>
          <p className="meta">{t("case.correction.by", { name: name(correction.by), when: when(correction.at) })}</p>
        </div>
      )}
    </section>
  );
}

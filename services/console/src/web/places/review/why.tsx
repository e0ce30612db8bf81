import type { CaseView } from "../../../contract/review.ts";
import { settlingOf } from "../../lib/settling.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Why the machine suggested it, and what evidence would settle it. */
export function Why({ view }: { readonly view: CaseView }) {
  const { t, code } = useWords();
  const { reasons, model, history } = view.case;
  const byHand = history[0] !== undefined && history[0].by !== "machine";
  return (
    <section className="case-why">
      <div>
        <h3>{t("case.why")}</h3>
        <ul className="plain-list">
          {reasons.map((reason) => (
            <li key={reason}>{code("reason", reason)}</li>
          ))}
        </ul>
        <p className="quiet small">{byHand ? t("case.by_hand") : t("case.model", { model })}</p>
      </div>
      <div>
        <h3>{t("case.settle")}</h3>
        <ul className="plain-list">
          {settlingOf(reasons).map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

import type { CaseView } from "../../../contract/review.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Who did what, newest last. Disagreement stays here for good. */
export function History({ view }: { readonly view: CaseView }) {
  const { t, code } = useWords();
  const who = (id: string): string => (id === "machine" ? t("app.machine") : (view.names[id] ?? t("app.unknown_person")));
  return (
    <section>
      <h3>{t("case.history")}</h3>
      <ol className="trace history">
        {view.case.history.map((event) => (
          <li key={`${event.at}:${event.action}:${event.by}`} data-action={event.action}>
            <p>
              <strong>{who(event.by)}</strong> {code("event", event.action)}
              <span className="quiet small"> · {formatInstant(event.at)}</span>
            </p>
            {event.note !== "" && <p className="history-note">{event.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CaseView } from "../../../contract/review.ts";
import { formatInstant } from "../../lib/dates.ts";
import { withVerdictWords } from "../../lib/verdict-words.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Who did what, newest last. Disagreement stays here for good. */
export function History({ view }: { readonly view: CaseView }) {
  const { t, code } = useWords();
  const note = useNotes(view);
  const who = (id: string): string =>
    id === "machine" ? t("app.machine") : id === "public" ? t("app.public") : (view.names[id] ?? t("app.unknown_person"));
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
            {event.note !== "" && <p className="history-note">{note(event.action, event.note)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Notes that are ids become what they name; a verdict's code becomes its word. */
function useNotes(view: CaseView): (action: string, note: string) => ReactNode {
  const { t, code } = useWords();
  const { name } = useNames();
  return (action, note) => {
    switch (action) {
      case "evidence":
        return view.case.evidence.find(({ id }) => id === note)?.title ?? note;
      case "assign":
        return view.names[note] ?? t("app.unknown_person");
      case "concerns":
        return name("bodies", note);
      case "document_changed":
        return <Link to={`/van-ban/${note}`}>{t("case.document")}</Link>;
      case "merge":
      case "unmerge":
        return <Link to={`/kiem-chung/${note}`}>{t("case.title")}</Link>;
      default:
        return withVerdictWords(note, (value) => code("verdict", value));
    }
  };
}

import { Link } from "react-router";
import type { TodayView } from "../../../contract/work.ts";
import { formatDay } from "../../lib/dates.ts";
import { useWords } from "../../parts/words-context.tsx";

interface Row {
  readonly to: string;
  readonly text: string;
  readonly figure: number | null;
  readonly note: string | null;
}

/** Work that waits for a person. Nothing that waits for nobody is listed. */
export function Waiting({ waiting }: { readonly waiting: TodayView["waiting"] }) {
  const { t, number } = useWords();
  const rows = useRows(waiting);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("today.waiting")}</h2>
      {rows.length === 0 && <p className="quiet">{t("today.waiting.empty")}</p>}
      <ul className="rows">
        {rows.map(({ to, text, figure, note }) => (
          <li key={to}>
            <Link className="wait-row" to={to}>
              <span>
                {text}
                {note !== null && <span className="wait-note">{note}</span>}
              </span>
              {figure !== null && <strong>{number(figure)}</strong>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useRows(waiting: TodayView["waiting"]): Row[] {
  const { t, code } = useWords();
  const oldest = waiting.oldestUnansweredDays;
  const row = (to: string, text: string, figure: number): Row => ({ to, text, figure, note: null });
  const rows = [
    row("/kiem-chung?state=suggested", t("today.waiting.suggested"), waiting.suggested),
    row("/kiem-chung?state=awaiting_second", t("today.waiting.awaiting_second"), waiting.awaitingSecond),
    row("/kiem-chung?state=contested", t("today.waiting.contested"), waiting.contested),
    row("/kiem-chung?state=open", t("today.waiting.open"), waiting.open),
    {
      ...row("/kien-nghi", t("today.waiting.unanswered"), waiting.unanswered),
      note: oldest === null ? null : t("today.waiting.oldest", { n: oldest }),
    },
    row("/nguon-tin/tam-giu", t("today.waiting.parked"), waiting.parked),
  ].filter(({ figure }) => figure !== null && figure > 0);
  const { digest } = waiting;
  if (digest === null) return rows;
  const text = t("today.waiting.digest", { day: formatDay(digest.day) });
  return [{ to: `/ban-tin/${digest.id}`, text, figure: null, note: code("digest_state", digest.state) }, ...rows];
}

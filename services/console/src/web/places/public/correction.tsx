import type { PublicView } from "../../../contract/work.ts";
import { formatInstant } from "../../lib/dates.ts";
import { Badge, VerdictBadge } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { Contest } from "./contest.tsx";

/** A published answer with its grounds, and the way to object. */
export function Correction({ correction }: { readonly correction: PublicView["corrections"][number] }) {
  const { t } = useWords();
  const { id, claim, verdict, reason, uncertainty, evidence, publishedAt, contested } = correction;
  return (
    <li className="correction-card" id={`dinh-chinh-${id}`}>
      <p className="meta">
        <VerdictBadge value={verdict} />
        <span>{formatInstant(publishedAt)}</span>
        {contested && (
          <Badge tone="wait" icon="clock">
            {t("public.contested")}
          </Badge>
        )}
      </p>
      <p className="correction-claim">“{claim}”</p>
      <p className="correction-text">{correction.correction}</p>
      <dl>
        <dt>{t("public.reason")}</dt>
        <dd>{reason}</dd>
        <dt>{t("public.uncertainty")}</dt>
        <dd>{uncertainty}</dd>
        <dt>{t("public.evidence")}</dt>
        <dd>
          <ul className="plain-list">
            {evidence.map((item) => (
              <li key={`${item.title}:${item.quote}`}>
                {item.url === null ? (
                  item.title
                ) : (
                  <a href={item.url} target="_blank" rel="noreferrer">
                    {item.title}
                  </a>
                )}
                {item.quote !== "" && <span className="quiet"> “{item.quote}”</span>}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <Contest id={id} />
    </li>
  );
}

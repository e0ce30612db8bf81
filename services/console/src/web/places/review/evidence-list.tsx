import type { CaseView } from "../../../contract/review.ts";
import { Badge } from "../../parts/bits.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";

interface EvidenceListProps {
  readonly view: CaseView;
  readonly onAdd: (() => void) | undefined;
}

/** What bears on the claim: the passage, whether first-hand, whether archived. */
export function EvidenceList({ view, onAdd }: EvidenceListProps) {
  const { t, code, when } = useWords();
  const { evidence } = view.case;
  return (
    <section>
      <div className="section-head">
        <h3>{t("case.evidence")}</h3>
        {onAdd !== undefined && (
          <button type="button" className="link-button" onClick={onAdd}>
            {t("case.evidence.add")}
          </button>
        )}
      </div>
      {evidence.length === 0 && <p className="quiet">{t("case.evidence.none")}</p>}
      <ul className="rows">
        {evidence.map((item) => (
          <li key={item.id} className="evidence">
            <p className="evidence-title">
              {item.url === null ? (
                item.title
              ) : (
                <a href={item.url} target="_blank" rel="noreferrer">
                  {item.title} <Icon name="out" size={14} />
                </a>
              )}
            </p>
            {item.quote !== "" && <blockquote>“{item.quote}”</blockquote>}
            <p className="meta">
              <span className="meta-outlet">{t(item.primary ? "case.evidence.is_primary" : "case.evidence.secondary")}</span>
              <span>{code("stance", item.stance)}</span>
              {item.archive === null ? (
                <Badge tone="wait" icon="warn">
                  {t("case.evidence.not_archived")}
                </Badge>
              ) : (
                <Badge tone="good" icon="check">
                  {t("case.evidence.archived", { when: when(item.archive.at) })}
                </Badge>
              )}
              <span>
                {t("case.evidence.by", {
                  name: view.names[item.addedBy] ?? t("app.unknown_person"),
                  when: when(item.addedAt),
                })}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

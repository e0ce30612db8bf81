import { Link } from "react-router";
import type { DocumentView } from "../../../contract/search.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { useNewCase } from "./use-new-case.ts";

interface ClaimListProps {
  readonly document: DocumentView;
  readonly claim: number | null;
  readonly onClaim: (claim: number | null) => void;
}

/** The suggested sentences with why, and the way to their case. */
export function ClaimList({ document, claim, onClaim }: ClaimListProps) {
  const { t, code } = useWords();
  const may = useMay();
  const make = useNewCase(document.id);
  const feedback = document.channel === "feedback";
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{t("document.claims")}</h2>
      {document.claims.length === 0 && (
        <p className="quiet">{t(feedback ? "document.claims.feedback" : "document.claims.none")}</p>
      )}
      <ul className="rows">
        {document.claims.map((found, index) => (
          <li key={found.start} className="claim-row" data-current={claim === index}>
            <button type="button" className="claim-row-text" onClick={() => onClaim(index)}>
              {found.text}
            </button>
            <p className="meta">
              <span>{code("sourcing", found.sourcing)}</span>
              {found.reasons.map((reason) => (
                <span key={reason}>{code("reason", reason)}</span>
              ))}
            </p>
            {found.case !== null && <Link to={`/kiem-chung/${found.case}`}>{t("document.claim.case")}</Link>}
            {found.case === null && may("case.work") && !feedback && (
              <button
                type="button"
                className="link-button"
                disabled={make.isPending}
                onClick={() => make.mutate({ start: found.start, end: found.end })}
              >
                {t("document.claim.new")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

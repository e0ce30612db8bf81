import { Link } from "react-router";
import type { DocumentView } from "../../../contract/search.ts";
import { sayHowSourced } from "../../lib/sourcing.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { useNewCase } from "./use-new-case.ts";

interface ClaimListProps {
  readonly document: DocumentView;
  /** Where the chosen sentence starts. */
  readonly claim: number | null;
  readonly onClaim: (claim: number | null) => void;
}

/** The suggested sentences with why, and the way to their case; other checkable ones are folded away. */
export function ClaimList({ document, claim, onClaim }: ClaimListProps) {
  const { t } = useWords();
  const flagged = document.claims.filter((found) => found.flag);
  const others = document.claims.filter((found) => !found.flag);
  const feedback = document.channel === "feedback";
  const row = (found: DocumentView["claims"][number]) => (
    <ClaimRow key={found.start} found={found} document={document} current={claim === found.start} onClaim={onClaim} />
  );
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{t("document.claims")}</h2>
      {flagged.length === 0 && <p className="quiet">{t(feedback ? "document.claims.feedback" : "document.claims.none")}</p>}
      <ul className="rows">{flagged.map(row)}</ul>
      {others.length > 0 && !feedback && (
        <details className="why">
          <summary>{t("document.claims.checkable", { n: others.length })}</summary>
          <ul className="rows">{others.map(row)}</ul>
        </details>
      )}
    </section>
  );
}

interface ClaimRowProps {
  readonly found: DocumentView["claims"][number];
  readonly document: DocumentView;
  readonly current: boolean;
  readonly onClaim: (claim: number) => void;
}

function ClaimRow({ found, document, current, onClaim }: ClaimRowProps) {
  const { t, code } = useWords();
  const may = useMay();
  const make = useNewCase(document.id);
  return (
    <li className="claim-row" data-current={current}>
      <button type="button" className="claim-row-text" onClick={() => onClaim(found.start)}>
        {found.text}
      </button>
      <p className="meta">
        {found.reasons.map((reason) => (
          <span key={reason}>{code("reason", reason)}</span>
        ))}
        {!sayHowSourced(found.reasons) && <span>{code("sourcing", found.sourcing)}</span>}
      </p>
      {found.case !== null && <Link to={`/kiem-chung/${found.case}`}>{t("document.claim.case")}</Link>}
      {found.case === null && may("case.work") && document.channel !== "feedback" && (
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
  );
}

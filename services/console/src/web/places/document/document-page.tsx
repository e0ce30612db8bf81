import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { DocumentView } from "../../../contract/search.ts";
import { isProblem } from "../../api/client.ts";
import { documentQuery } from "../../api/queries.ts";
import { formatInstant } from "../../lib/dates.ts";
import { sumOf } from "../../lib/numbers.ts";
import { Empty, Skeleton } from "../../parts/bits.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { HitMeta } from "../search/hit.tsx";
import { ClaimList } from "./claim-list.tsx";
import { DocumentText } from "./document-text.tsx";
import { Revisions } from "./revisions.tsx";
import { StoryList } from "./story-list.tsx";
import { Trace } from "./trace.tsx";

/** One document: its text with the suggested sentences, what changed in it, its story, and what happened to it here. */
export function DocumentPage() {
  const { t } = useWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(documentQuery(id));
  if (isProblem(error) && error.status === 404)
    return <Empty title={t("document.missing")} text={t("document.missing.next")} />;
  if (error !== null && data === undefined) return <ProblemNote error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton rows={7} tall />;
  return <DocumentBody key={data.id} document={data} />;
}

function DocumentBody({ document }: { readonly document: DocumentView }) {
  const { t } = useWords();
  const [claim, setClaim] = useState<number | null>(null);
  const redacted = sumOf(document.redactions);
  return (
    <div className="document">
      <article className="document-main">
        <BackLink />
        <h1>
          <span>{document.title}</span>
        </h1>
        <HitMeta hit={document} />
        <p className="meta document-source">
          <span>{t("document.published", { when: formatInstant(document.publishedAt) })}</span>
          {document.publishedFrom === "page" && <span>{t("document.date.page")}</span>}
          {document.publishedFrom === "fetched" && <span>{t("document.date.fetched")}</span>}
          {document.url !== null && (
            <a href={document.url} target="_blank" rel="noreferrer">
              {t("document.original")}
              <span className="unseen"> ({t("app.opens_new")})</span>
              <Icon name="out" size={14} />
            </a>
          )}
        </p>
        <DocumentText document={document} claim={claim} onClaim={setClaim} />
        {redacted > 0 && <p className="quiet small">{t("document.redacted.some", { n: redacted })}</p>}
        <Revisions document={document} />
      </article>
      <aside className="document-side">
        <ClaimList document={document} claim={claim} onClaim={setClaim} />
        <StoryList document={document} />
        <Trace document={document} />
      </aside>
    </div>
  );
}

/** Back to where one came from; to search when one came by the address. */
function BackLink() {
  const { t } = useWords();
  const navigate = useNavigate();
  const came = window.history.state?.idx > 0;
  const words = (
    <>
      <Icon name="left" size={16} />
      {t("app.back")}
    </>
  );
  if (!came)
    return (
      <Link className="back" to="/tim-kiem">
        {words}
      </Link>
    );
  return (
    <button type="button" className="link-button back" onClick={() => navigate(-1)}>
      {words}
    </button>
  );
}

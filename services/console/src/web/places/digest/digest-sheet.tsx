import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DigestView } from "../../../contract/digest.ts";
import { isProblem } from "../../api/client.ts";
import { digestQuery } from "../../api/queries.ts";
import { Choice, Skeleton } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { DigestHead } from "./digest-head.tsx";
import { DigestSectionView } from "./digest-section-view.tsx";
import { useDigest } from "./use-digest.ts";

const VIEWS = ["edit", "preview"] as const;

/** One digest: state and actions, then the sections, or the mail as it will arrive. */
export function DigestSheet({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(digestQuery(id));
  if (error !== null && data === undefined) return <ProblemNote error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton rows={7} tall />;
  return <DigestBody view={data} />;
}

function DigestBody({ view }: { readonly view: DigestView }) {
  const { t } = useWords();
  const may = useMay();
  const work = useDigest(view);
  const [as, setAs] = useState<(typeof VIEWS)[number]>("edit");
  const { digest, version } = view;
  const editable = digest.state === "draft" && may("digest.edit");
  const conflict = isProblem(work.problem) && work.problem.status === 409;
  return (
    <article>
      <DigestHead view={view} work={work} editable={editable} />
      {work.problem !== null && !conflict && <ProblemNote error={work.problem} write />}
      {digest.state === "requested" ? (
        <>
          <p className="quiet">{t("digest.writing")}</p>
          <Skeleton rows={6} tall />
        </>
      ) : (
        <>
          <div className="section-head">
            <Choice
              label={t("digest.title")}
              values={VIEWS}
              value={as}
              word={(value) => t(value === "edit" && !editable ? "digest.content" : `digest.${value}`)}
              onChange={setAs}
            />
            {editable && as === "edit" && <span className="quiet small">{t("digest.extracted")}</span>}
          </div>
          {as === "preview" ? (
            <iframe
              key={version}
              className="preview"
              sandbox=""
              src={`/api/digests/${encodeURIComponent(digest.id)}/preview?v=${version}`}
              title={t("digest.preview.title")}
            />
          ) : (
            <div className="digest-body">
              {work.shown.sections.map((section) => (
                <DigestSectionView key={section.kind} section={section} view={view} work={work} editable={editable} />
              ))}
            </div>
          )}
        </>
      )}
    </article>
  );
}

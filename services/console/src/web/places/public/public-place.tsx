import { useQuery } from "@tanstack/react-query";
import type { PublicView } from "../../../contract/work.ts";
import { publicQuery } from "../../api/queries.ts";
import { percentOf } from "../../lib/numbers.ts";
import { Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { Correction } from "./correction.tsx";

/** What we collect, our own errors, what we published. Written for anybody, signed in or not. */
export function PublicPlace() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(publicQuery);
  return (
    <div className="public">
      <header>
        <h1>{t("public.title")}</h1>
        <p className="public-lead">{t("public.lead")}</p>
        <p className="read quiet">{t("public.never")}</p>
      </header>
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={8} tall />}
      {data !== undefined && (
        <>
          <Corrections corrections={data.corrections} />
          <Channels channels={data.channels} />
          <Figures figures={data.figures} />
        </>
      )}
    </div>
  );
}

function Channels({ channels }: { readonly channels: PublicView["channels"] }) {
  const { t, code, tongue } = useWords();
  return (
    <section>
      <h2>{t("public.collected")}</h2>
      <ul className="rows">
        {channels.map(({ id, purpose, retentionDays, documents }) => (
          <li key={id} className="public-channel">
            <strong>{code("channel", id)}</strong>
            <span>
              {purpose[tongue]}
              <br />
              <span className="quiet">{t("public.retention", { n: retentionDays })}</span>
            </span>
            <span className="quiet">{t("public.documents", { n: documents })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const FIGURES = ["documents", "suggested", "dismissed", "decided", "contested", "overturned"] as const;

function Figures({ figures }: { readonly figures: PublicView["figures"] }) {
  const { t, code, number } = useWords();
  return (
    <section>
      <h2>{t("public.figures")}</h2>
      <div className="figures">
        {FIGURES.map((figure) => (
          <p key={figure} className="figure">
            <strong>{number(figures[figure])}</strong>
            <span>{t(`public.figure.${figure}`)}</span>
          </p>
        ))}
      </div>
      <p className="meta">
        <span>{t("public.figure.share", { n: percentOf(figures.dismissed, figures.suggested) })}</span>
        {Object.entries(figures.byVerdict).map(([verdict, count]) => (
          <span key={verdict}>
            {code("verdict", verdict)}: {number(count)}
          </span>
        ))}
      </p>
    </section>
  );
}

function Corrections({ corrections }: { readonly corrections: PublicView["corrections"] }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{t("public.corrections")}</h2>
      {corrections.length === 0 && <p className="quiet">{t("public.corrections.none")}</p>}
      <ul className="rows">
        {corrections.map((correction) => (
          <Correction key={correction.id} correction={correction} />
        ))}
      </ul>
    </section>
  );
}

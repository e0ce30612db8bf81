import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import type { DemandsView } from "../../../contract/work.ts";
import { demandsQuery } from "../../api/queries.ts";
import { Empty, PlaceHead, Skeleton } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { DemandCells } from "./demand-cells.tsx";
import { OldestDemands } from "./oldest-demands.tsx";

/** Who waits for an answer, how long, what was answered. Never who asked. */
export function DemandsPlace() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const narrowed = new URLSearchParams();
  for (const field of ["topic", "place"]) {
    const value = params.get(field);
    if (value !== null) narrowed.set(field, value);
  }
  const { data, error, refetch } = useQuery(demandsQuery(narrowed));
  return (
    <>
      <PlaceHead title={t("demands.title")} />
      <Narrowed params={narrowed} />
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={8} tall />}
      {data !== undefined && data.total === 0 && (
        <Empty title={t("demands.empty")} text={t("demands.empty.next")}>
          <Link className="button" to="/nguon-tin">
            {t("place.feeds")}
          </Link>
        </Empty>
      )}
      {data !== undefined && data.total > 0 && <DemandsBody demands={data} narrowed={narrowed} />}
    </>
  );
}

function DemandsBody({ demands, narrowed }: { readonly demands: DemandsView; readonly narrowed: URLSearchParams }) {
  const { t, number } = useWords();
  const search = (extra: Record<string, string>): string => {
    const question = new URLSearchParams({ days: "all", channel: "feedback", ...extra });
    for (const [field, value] of narrowed) question.append(field, value);
    return `/tim-kiem?${question}`;
  };
  return (
    <>
      <div className="figures">
        <Link className="figure" to={search({ unanswered: "true", sort: "oldest" })}>
          <strong>{number(demands.unanswered)}</strong>
          <span>{t("demands.unanswered")}</span>
        </Link>
        <Link className="figure" to={search({})}>
          <strong>{number(demands.total)}</strong>
          <span>{t("demands.total", { n: demands.total }).replace(/^[\d.,]+\s/u, "")}</span>
        </Link>
        {demands.medianDays !== null && (
          <p className="figure">
            <strong>{t("demands.days", { n: demands.medianDays })}</strong>
            <span>{t("demands.median")}</span>
          </p>
        )}
      </div>
      <div className="demands">
        <DemandCells title={t("demands.by_topic")} field="topic" cells={demands.byTopic} />
        <DemandCells title={t("demands.by_place")} field="place" cells={demands.byPlace} />
        <OldestDemands demands={demands.oldest} />
      </div>
    </>
  );
}

/** Which topic or place is being looked at, and the way back to all. */
function Narrowed({ params }: { readonly params: URLSearchParams }) {
  const { t } = useWords();
  const { name } = useNames();
  const topic = params.get("topic");
  const place = params.get("place");
  if (topic === null && place === null) return null;
  const label = [topic === null ? null : name("topics", topic), place === null ? null : name("places", place)]
    .filter((part) => part !== null)
    .join(" · ");
  return (
    <p className="chips active-chips">
      <Link className="chip" to="/kien-nghi" aria-label={t("search.filter.remove", { name: label })}>
        {t("demands.filter", { name: label })}
        <Icon name="close" size={14} />
      </Link>
    </p>
  );
}

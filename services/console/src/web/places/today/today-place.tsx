import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { todayQuery } from "../../api/queries.ts";
import { formatInstant } from "../../lib/dates.ts";
import { Empty, PlaceHead, Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { Rising } from "./rising.tsx";
import { Silent } from "./silent.tsx";
import { Stories } from "./stories.tsx";
import { Waiting } from "./waiting.tsx";

/** What changed, what waits, what went silent; in this order for the eye. */
export function TodayPlace() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(todayQuery);
  const nothing = data !== undefined && data.rising.length === 0 && data.stories.length === 0;
  return (
    <>
      <PlaceHead title={t("today.title")} note={data === undefined ? " " : formatInstant(data.at)} />
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      <div className="today">
        <div className="today-main">
          {data === undefined && error === null && <Skeleton rows={6} tall />}
          {nothing && (
            <Empty title={t("today.rising.first")}>
              <Link className="button" to="/nguon-tin">
                {t("today.rising.first.next")}
              </Link>
            </Empty>
          )}
          {data !== undefined && !nothing && <Rising rising={data.rising} />}
          {data !== undefined && !nothing && <Stories stories={data.stories} />}
        </div>
        <aside className="today-side">
          {data === undefined && error === null && <Skeleton rows={8} />}
          {data !== undefined && <Waiting waiting={data.waiting} />}
          {data !== undefined && <Silent silent={data.silent} />}
        </aside>
      </div>
    </>
  );
}

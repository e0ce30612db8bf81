import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { digestsQuery } from "../../api/queries.ts";
import { formatDay } from "../../lib/dates.ts";
import { Empty, PlaceHead, Skeleton } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { DigestSheet } from "./digest-sheet.tsx";
import { NewDigest } from "./new-digest.tsx";

/** What leadership will read, from which documents. The list on the left, the chosen digest on the right. */
export function DigestPlace() {
  const { t, code } = useWords();
  const may = useMay();
  const { id } = useParams();
  const { data, error, refetch } = useQuery(digestsQuery);
  const shown = id ?? data?.items.find(({ state }) => state !== "discarded")?.id;
  return (
    <>
      <PlaceHead title={t("digest.title")} />
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      <div className="digests">
        <nav aria-label={t("digest.title")}>
          {may("digest.edit") && data !== undefined && <NewDigest series={data.series} />}
          {data === undefined && error === null && <Skeleton rows={6} />}
          <ul className="digest-list">
            {data?.items.map((item) => (
              <li key={item.id}>
                <Link className="digest-link" to={`/ban-tin/${item.id}`} aria-current={item.id === shown ? "page" : undefined}>
                  <strong>{formatDay(item.day)}</strong>
                  <span className="quiet small">{code("digest_state", item.state)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {shown !== undefined && <DigestSheet key={shown} id={shown} />}
        {data !== undefined && data.items.length === 0 && <Empty title={t("digest.empty")} text={t("digest.empty.next")} />}
        {data !== undefined && data.items.length > 0 && shown === undefined && <p className="quiet">{t("digest.pick")}</p>}
      </div>
    </>
  );
}

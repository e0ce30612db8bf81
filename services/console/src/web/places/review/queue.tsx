import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "react-router";
import type { CasesView } from "../../../contract/review.ts";
import type { ReviewFilters } from "../../lib/review-address.ts";
import { Empty, Skeleton } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { QueueRow } from "./queue-row.tsx";
import type { QueueState } from "./use-queue.ts";

interface QueueProps {
  readonly cases: UseQueryResult<CasesView>;
  readonly filters: ReviewFilters;
  readonly queue: QueueState;
  readonly more: boolean;
  readonly onMore: () => void;
}

/** The list of claims, one dense row each. */
export function Queue({ cases, filters, queue, more, onMore }: QueueProps) {
  const { t } = useWords();
  const may = useMay();
  const { data, error, refetch, isPlaceholderData } = cases;
  if (error !== null && data === undefined) return <ProblemNote error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton rows={7} tall />;
  if (data.items.length === 0)
    return (
      <Empty title={t("review.empty")} {...(filters.state === "suggested" ? { text: t("review.empty.suggested") } : {})}>
        <Link className="button" to="/tim-kiem">
          {t("review.empty.next")}
        </Link>
      </Empty>
    );
  const work = may("case.work");
  return (
    <>
      {work && <BulkBar items={data.items} total={data.total} queue={queue} state={filters.state} />}
      <ol className="queue" data-stale={isPlaceholderData}>
        {data.items.map((item) => (
          <QueueRow key={item.id} item={item} queue={queue} selectable={work} />
        ))}
      </ol>
      {more && (
        <button type="button" className="button end" onClick={onMore}>
          {t("review.more")}
        </button>
      )}
      <p className="quiet small queue-hint">{t("review.keys.hint")}</p>
    </>
  );
}

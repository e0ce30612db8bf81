import { useQuery } from "@tanstack/react-query";
import { feedsQuery } from "../../api/queries.ts";
import { Empty, Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { Balance } from "./balance.tsx";
import { FeedTable } from "./feed-table.tsx";
import { FeedsHead } from "./feeds-head.tsx";

/** Is everything being heard, what was dropped and why. */
export function FeedsPlace() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(feedsQuery);
  return (
    <>
      <FeedsHead on="feeds" />
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={9} tall />}
      {data !== undefined && data.items.length === 0 && <Empty title={t("feeds.empty")} text={t("feeds.empty.next")} />}
      {data !== undefined && data.items.length > 0 && (
        <>
          <Balance balance={data.balance} />
          <FeedTable feeds={data.items} />
        </>
      )}
    </>
  );
}

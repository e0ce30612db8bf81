import type { FeedsView } from "../../../contract/work.ts";
import { sumOf } from "../../lib/numbers.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { Equation, Terms } from "./equation.tsx";
import { ReasonList } from "./reason-list.tsx";

/** Over the feed's life: what it listed, and what became of it at the poll and after. */
export function FeedEquation({ feed }: { readonly feed: FeedsView["items"][number] }) {
  const { t } = useWords();
  const may = useMay();
  const { totals } = feed;
  const parkedPage = may("parked.read") ? { to: "/nguon-tin/tam-giu" } : {};
  const search = `/tim-kiem?${new URLSearchParams({ days: "all", feed: feed.id })}`;
  const dropped = { ...totals?.dropped, ...feed.droppedLater };
  const parked = { ...totals?.parked, ...feed.parkedLater };
  if (totals === null) return <p className="quiet">{t("feeds.never")}</p>;
  return (
    <section>
      <h2>{t("feeds.equation")}</h2>
      <Equation
        whole={{ value: totals.fetched, text: t("feeds.listed") }}
        parts={[
          { value: totals.unchanged, text: t("feeds.unchanged") },
          { value: totals.fresh, text: t("feeds.fresh") },
          { value: totals.changed, text: t("feeds.changed") },
          { value: sumOf(totals.dropped), text: t("feeds.dropped_at_poll") },
          { value: sumOf(totals.parked), text: t("feeds.parked_at_poll"), ...parkedPage },
        ]}
      />
      <Terms
        terms={[
          { value: feed.indexed, text: t("feeds.in_store"), to: search },
          { value: sumOf(feed.droppedLater), text: t("feeds.dropped_later") },
          { value: sumOf(feed.parkedLater), text: t("feeds.parked_later"), ...parkedPage },
        ]}
      />
      {sumOf(dropped) > 0 && <ReasonList kind="drop" counts={dropped} />}
      {sumOf(parked) > 0 && <ReasonList kind="park" counts={parked} />}
    </section>
  );
}

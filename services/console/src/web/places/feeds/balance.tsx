import type { FeedsView } from "../../../contract/work.ts";
import { sumOf } from "../../lib/numbers.ts";
import { splitUnchanged } from "../../lib/reasons.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { Equation } from "./equation.tsx";
import { ReasonList } from "./reason-list.tsx";

/** Over all feeds: what was fetched is searchable, dropped with a reason, parked with a cause, or on its way. */
export function Balance({ balance }: { readonly balance: FeedsView["balance"] }) {
  const { t } = useWords();
  const may = useMay();
  const { fetched, indexed, parked, onTheWay } = balance;
  const { unchanged, rest: dropped } = splitUnchanged(balance.dropped);
  return (
    <section className="balance">
      <h2>{t("feeds.balance")}</h2>
      <Equation
        whole={{ value: fetched, text: t("feeds.balance.fetched") }}
        parts={[
          { value: unchanged, text: t("feeds.unchanged") },
          { value: indexed, text: t("feeds.balance.indexed"), to: "/tim-kiem?days=all" },
          { value: sumOf(dropped), text: t("feeds.balance.dropped") },
          {
            value: sumOf(parked),
            text: t("feeds.balance.parked"),
            ...(may("parked.read") ? { to: "/nguon-tin/tam-giu" } : {}),
          },
          { value: onTheWay, text: t("feeds.balance.on_the_way") },
        ]}
      />
      {sumOf(dropped) + sumOf(parked) > 0 && (
        <details className="why">
          <summary>{t("feeds.balance.why")}</summary>
          <ReasonList kind="drop" counts={dropped} />
          <ReasonList kind="park" counts={parked} />
        </details>
      )}
    </section>
  );
}

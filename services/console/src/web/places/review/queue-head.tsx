import { useNavigate } from "react-router";
import { REVIEW_ORDERS, REVIEW_STATES, type ReviewFilters, reviewAddress } from "../../lib/review-address.ts";
import { LinkTabs } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

interface QueueHeadProps {
  readonly filters: ReviewFilters;
  readonly counts: Readonly<Record<string, number>> | undefined;
}

/** States as tabs with how many stand in each; order, topic and whose. */
export function QueueHead({ filters, counts }: QueueHeadProps) {
  const { t, code, tongue } = useWords();
  const { view } = useNames();
  const navigate = useNavigate();
  const set = (change: Partial<ReviewFilters>): void => void navigate(reviewAddress({ ...filters, ...change }));
  return (
    <>
      <h1 className="review-title">{t("review.title")}</h1>
      <LinkTabs
        label={t("review.title")}
        tabs={REVIEW_STATES.map((state) => ({
          to: reviewAddress({ ...filters, state }),
          text: code("state", state),
          count: counts?.[state] ?? 0,
          on: state === filters.state,
        }))}
      />
      <div className="queue-filters">
        <select
          aria-label={t("review.order")}
          value={filters.order}
          onChange={(event) => set({ order: REVIEW_ORDERS.find((order) => order === event.target.value) ?? "score" })}
        >
          {REVIEW_ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`review.order.${order}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={t("review.topic")}
          value={filters.topic ?? ""}
          onChange={(event) => set({ topic: event.target.value === "" ? null : event.target.value })}
        >
          <option value="">
            {t("review.topic")}: {t("app.all")}
          </option>
          {view?.topics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[tongue]}
            </option>
          ))}
        </select>
        <label className="tick">
          <input type="checkbox" checked={filters.mine} onChange={(event) => set({ mine: event.target.checked })} />
          <span>{t("review.mine")}</span>
        </label>
      </div>
    </>
  );
}

import type { CaseSummary } from "../../../contract/review.ts";
import type { ReviewFilters } from "../../lib/review-address.ts";
import { useWords } from "../../parts/words-context.tsx";
import type { QueueState } from "./use-queue.ts";

interface BulkBarProps {
  readonly items: readonly CaseSummary[];
  readonly total: number;
  readonly queue: QueueState;
  readonly state: ReviewFilters["state"];
}

const ACTIONS: Readonly<Partial<Record<ReviewFilters["state"], readonly ("open" | "dismiss" | "restore")[]>>> = {
  suggested: ["dismiss", "open"],
  open: ["dismiss"],
  dismissed: ["restore", "open"],
};

/** How many there are; with a selection, what can be done to all of it. Takes the same room either way. */
export function BulkBar({ items, total, queue, state }: BulkBarProps) {
  const { t } = useWords();
  const { chosen, setSelected, act } = queue;
  const all = chosen.length === items.length;
  return (
    <div className="bulk">
      <label className="tick">
        <input
          type="checkbox"
          aria-label={t("review.select.all")}
          checked={all}
          onChange={() => setSelected(new Set(all ? [] : items.map(({ id }) => id)))}
        />
        <span aria-live="polite">
          {chosen.length > 0 ? t("review.selected", { n: chosen.length }) : t("review.count", { n: total })}
        </span>
      </label>
      {chosen.length > 0 &&
        (ACTIONS[state] ?? []).map((action) => (
          <button key={action} type="button" className="button small" onClick={() => act(action)}>
            {t(`review.bulk.${action}`)}
          </button>
        ))}
      {chosen.length > 0 && (
        <button type="button" className="link-button small" onClick={() => setSelected(new Set())}>
          {t("review.bulk.clear")}
        </button>
      )}
    </div>
  );
}

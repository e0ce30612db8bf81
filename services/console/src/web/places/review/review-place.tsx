import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { casesQuery, sessionQuery } from "../../api/queries.ts";
import { type ReviewFilters, reviewAddress, reviewFiltersOf, reviewQuestion } from "../../lib/review-address.ts";
import { useWide } from "../../parts/use-wide.ts";
import { useWords } from "../../parts/words-context.tsx";
import { CaseSheet } from "./case-sheet.tsx";
import type { Panel } from "./panel.ts";
import { Queue } from "./queue.tsx";
import { QueueHead } from "./queue-head.tsx";
import { QueueKeys } from "./queue-keys.tsx";
import { useQueue } from "./use-queue.ts";

/** From this width on the case stands beside the list. */
const SPLIT_PX = 1180;
/** Cases loaded at first and with every “show more”; the server gives at most 200. */
const STEP = 50;
const MOST = 200;

/** Which claims are worth checking, and what did we find. The list on the left, the case on the right. */
export function ReviewPlace() {
  const { t } = useWords();
  const { id } = useParams();
  const [params] = useSearchParams();
  const filters = reviewFiltersOf(params);
  const { data: session } = useQuery(sessionQuery);
  const me = session?.account.id ?? "";
  const [limit, setLimit] = useState(STEP);
  const [opened, setOpened] = useState<{ readonly id: string; readonly panel: Panel } | null>(null);
  const wide = useWide(SPLIT_PX);
  const cases = useQuery(casesQuery(reviewQuestion(filters, me, limit)));
  const queue = useQueue({ items: cases.data?.items ?? [], filters, me, id: id ?? null, wide });
  usePinned(wide && id === undefined && !cases.isPlaceholderData ? queue.active?.id : undefined, filters);
  const shown = id ?? (wide ? queue.active?.id : undefined);
  const more = cases.data !== undefined && cases.data.items.length < Math.min(cases.data.total, MOST);
  // A form belongs to the case it was opened for: moving on leaves it behind.
  const panel = opened !== null && opened.id === shown ? opened.panel : null;
  const setPanel = (next: Panel | null): void =>
    setOpened(next === null || shown === undefined ? null : { id: shown, panel: next });
  const close = (): void => setPanel(null);
  return (
    <div className="review" data-open={shown !== undefined}>
      <QueueKeys queue={queue} onPanel={setOpened} />
      {(wide || id === undefined) && (
        <section className="review-list" aria-label={t("review.title")}>
          <QueueHead filters={filters} counts={cases.data?.counts} />
          <Queue
            cases={cases}
            filters={filters}
            queue={queue}
            more={more}
            onMore={() => setLimit(Math.min(MOST, limit + STEP))}
          />
        </section>
      )}
      {(wide || id !== undefined) && (
        <section className="review-case" aria-label={t("case.title")}>
          {shown === undefined ? (
            cases.data !== undefined && cases.data.items.length > 0 && <p className="quiet">{t("review.pick")}</p>
          ) : (
            <CaseSheet key={shown} id={shown} queue={queue} alone={!wide} panel={panel} onPanel={setPanel} onClose={close} />
          )}
        </section>
      )}
    </div>
  );
}

/**
 * Puts the case that stands beside the list into the address: when it leaves the list (it was taken up), the same case
 * stays on screen, and what is done next is done to it.
 */
function usePinned(first: string | undefined, filters: ReviewFilters): void {
  const navigate = useNavigate();
  const pin = useEffectEvent((id: string) => navigate(reviewAddress(filters, id), { replace: true, preventScrollReset: true }));
  useEffect(() => {
    if (first !== undefined) void pin(first);
  }, [first]);
}

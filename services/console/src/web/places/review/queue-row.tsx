import { useEffect, useRef } from "react";
import type { CaseSummary } from "../../../contract/review.ts";
import { sayHowSourced } from "../../lib/sourcing.ts";
import { VerdictBadge } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import type { QueueState } from "./use-queue.ts";

interface RowProps {
  readonly item: CaseSummary;
  readonly queue: QueueState;
  readonly selectable: boolean;
}

/** How many reasons fit a row; the case has all of them. */
const REASONS = 2;

/** One claim: the sentence, why it is here, how it is sourced, how far it went. */
export function QueueRow({ item, queue, selectable }: RowProps) {
  const { t, code, when } = useWords();
  const { name } = useNames();
  const shown = item.reasons.slice(0, REASONS);
  const row = useRef<HTMLLIElement>(null);
  const current = queue.active?.id === item.id;
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <li ref={row} className="queue-row" data-current={current} aria-current={current}>
      {selectable && (
        <label className="queue-check">
          <span className="unseen">{t("review.select")}</span>
          <input type="checkbox" checked={queue.selected.has(item.id)} onChange={() => queue.toggle(item)} />
        </label>
      )}
      <button type="button" className="queue-open" onClick={() => queue.open(item)}>
        <span className="queue-claim">{item.claim}</span>
        <span className="meta">
          {item.verdict !== null && <VerdictBadge value={item.verdict} />}
          {shown.map((reason) => (
            <span key={reason} className="queue-reason">
              {code("reason", reason)}
            </span>
          ))}
          {!sayHowSourced(shown) && <span>{code("sourcing", item.sourcing)}</span>}
        </span>
        <span className="meta">
          <span className="meta-outlet">{name("outlets", item.outlet)}</span>
          <span>{when(item.lastSeenAt)}</span>
          {item.wordings > 1 && <span>{t("review.wordings", { n: item.wordings })}</span>}
          {item.outlets > 1 && <span>{t("review.outlets", { n: item.outlets })}</span>}
          {item.topics.slice(0, item.wordings > 1 ? 0 : 1).map((topic) => (
            <span key={topic}>{name("topics", topic)}</span>
          ))}
        </span>
      </button>
    </li>
  );
}

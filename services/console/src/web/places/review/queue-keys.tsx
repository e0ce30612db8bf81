import { useRef } from "react";
import { useNavigate } from "react-router";
import { KEYS } from "../../lib/keys.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useKeys } from "../../parts/use-keys.ts";
import { useWords } from "../../parts/words-context.tsx";
import type { Panel } from "./panel.ts";
import type { QueueState } from "./use-queue.ts";

interface QueueKeysProps {
  readonly queue: QueueState;
  readonly onPanel: (opened: { readonly id: string; readonly panel: Panel }) => void;
}

/** The keys of Review, and the card that lists them. */
export function QueueKeys({ queue, onPanel }: QueueKeysProps) {
  const { t } = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const card = useRef<HTMLDialogElement>(null);
  const { active } = queue;
  const work = may("case.work");
  const panel = (name: Panel) => (): void => {
    if (queue.here === undefined) return;
    queue.open({ id: queue.here });
    onPanel({ id: queue.here, panel: name });
  };
  useKeys({
    down: () => queue.move(1),
    up: () => queue.move(-1),
    enter: () => active !== undefined && queue.open(active),
    search: () => navigate("/tim-kiem"),
    help: () => card.current?.showModal(),
    ...(work
      ? {
          select: () => active !== undefined && queue.toggle(active),
          dismiss: () => queue.act("dismiss"),
          undo: queue.undo,
          assign: queue.assign,
          evidence: panel("evidence"),
          verdict: panel("verdict"),
          merge: panel("merge"),
        }
      : {}),
  });
  return (
    <dialog ref={card} className="card-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">{t("review.keys")}</h2>
      <dl className="key-card">
        {KEYS.map(({ key, word }) => (
          <div key={key} className="key-line">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={() => card.current?.close()}>
        {t("app.close")}
      </button>
    </dialog>
  );
}

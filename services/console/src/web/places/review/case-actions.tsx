import type { CaseAction } from "@langnghe/domain";
import type { CaseView } from "../../../contract/review.ts";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import type { Panel } from "./panel.ts";
import type { CaseChange } from "./use-case-change.ts";
import type { QueueState } from "./use-queue.ts";

interface ActionsProps {
  readonly view: CaseView;
  readonly change: CaseChange;
  readonly queue: QueueState;
  readonly onPanel: (panel: Panel | null) => void;
}

/** Actions that open a form instead of acting at once. */
const FORMS: Readonly<Partial<Record<CaseAction, Panel>>> = { propose: "verdict", merge: "merge", publish: "publish" };
/** Actions with their own place further down, or that are not pressed here. */
const ELSEWHERE: readonly CaseAction[] = ["agree", "disagree", "uphold", "reopen", "contest"];
/** Rules that a form itself helps to fulfil do not keep it shut. */
const FULFILLED_IN_FORM = [
  "needs_reason",
  "needs_uncertainty",
  "needs_correction_text",
  "needs_primary_evidence",
  "needs_archived_copy",
];
const HINTS: Readonly<Partial<Record<CaseAction, string>>> = { dismiss: "d", propose: "v", merge: "m" };

/** What can be done now; what a rule forbids stays visible with the reason. */
export function CaseActions({ view, change, queue, onPanel }: ActionsProps) {
  const { t, code } = useWords();
  const may = useMay();
  const actions = view.actions.filter(
    ({ action }) => !ELSEWHERE.includes(action) && (action !== "publish" || may("case.publish")),
  );
  const press = (action: CaseAction): void => {
    const form = FORMS[action];
    if (form !== undefined) onPanel(form);
    else if (action === "dismiss") queue.act("dismiss", [{ id: view.case.id, version: view.version }]);
    else change.mutate({ kind: "action", body: { action } });
  };
  const barred = actions.filter(({ rule }) => rule !== null && !FULFILLED_IN_FORM.includes(rule));
  const main = actions.find(({ action }) => ["open", "propose", "publish"].includes(action))?.action;
  return (
    <div className="case-actions">
      {actions.map(({ action }) => (
        <button
          key={action}
          type="button"
          className="button"
          data-kind={action === main ? "main" : undefined}
          disabled={change.isPending || barred.some((other) => other.action === action)}
          onClick={() => press(action)}
        >
          {code("action", action)}
          {HINTS[action] !== undefined && (
            <span className="kbd" aria-hidden="true">
              {HINTS[action]}
            </span>
          )}
        </button>
      ))}
      <button type="button" className="button" onClick={() => onPanel("evidence")}>
        {t("case.evidence.add")}
        <span className="kbd" aria-hidden="true">
          e
        </span>
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={queue.assign}>
        {t("key.assign")}
        <span className="kbd" aria-hidden="true">
          a
        </span>
      </button>
      {barred.map(({ action, rule }) => (
        <p key={action} className="quiet small case-barred">
          {code("action", action)}: {rule !== null && code("rule", rule)}
        </p>
      ))}
    </div>
  );
}

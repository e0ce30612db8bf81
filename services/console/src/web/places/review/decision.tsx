import type { CaseAction } from "@langnghe/domain";
import { useState } from "react";
import type { CaseView } from "../../../contract/review.ts";
import { Field } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { CaseChange } from "./use-case-change.ts";

interface DecisionProps {
  readonly view: CaseView;
  readonly change: CaseChange;
}

const DECIDED_HERE: readonly CaseAction[] = ["agree", "disagree", "uphold", "reopen"];
/** Saying no, or changing what stands, needs a word why; it is kept in the history. */
const NEEDS_NOTE: readonly CaseAction[] = ["disagree", "reopen"];

/** The second reviewer's word, the answer to an objection, or taking a case up again; each with a note that is kept. */
export function Decision({ view, change }: DecisionProps) {
  const { t, code } = useWords();
  const [note, setNote] = useState("");
  const actions = view.actions.filter(({ action }) => DECIDED_HERE.includes(action));
  if (actions.length === 0) return null;
  const { state } = view.case;
  const title = state === "awaiting_second" ? t("case.second") : state === "contested" ? t("case.contest") : t("action.reopen");
  const act = (action: CaseAction): void =>
    change.mutate({ kind: "action", body: { action, note: note.trim() } }, { onSuccess: () => setNote("") });
  return (
    <details className="case-form" open={state === "awaiting_second" || state === "contested"}>
      <summary>{title}</summary>
      <Field label={t("case.second.note")} hint={t("case.second.note.hint")}>
        <textarea value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      {actions.map(
        ({ action, rule }) =>
          rule !== null && (
            <p key={action} className="quiet small">
              {code("action", action)}: {code("rule", rule)}
            </p>
          ),
      )}
      <div className="form-foot">
        {actions.map(({ action, rule }) => (
          <button
            key={action}
            type="button"
            className="button"
            data-kind={action === "agree" || action === "uphold" ? "main" : undefined}
            disabled={rule !== null || change.isPending || (NEEDS_NOTE.includes(action) && note.trim() === "")}
            onClick={() => act(action)}
          >
            {code("action", action)}
          </button>
        ))}
      </div>
    </details>
  );
}

import { type FormEvent, useState } from "react";
import type { CaseView } from "../../../contract/review.ts";
import { Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { CaseChange } from "./use-case-change.ts";

interface PublishFormProps {
  readonly view: CaseView;
  readonly change: CaseChange;
  readonly onClose: () => void;
}

/** The public answer, begun with the verdict's reason. */
export function PublishForm({ view, change, onClose }: PublishFormProps) {
  const { t } = useWords();
  const [text, setText] = useState(view.case.correction?.text ?? view.case.verdict?.reason ?? "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ kind: "action", body: { action: "publish", correction: text.trim() } }, { onSuccess: onClose });
  };
  return (
    <form className="case-form" onSubmit={submit}>
      <Field label={t("case.publish.text")} hint={t("case.publish.hint")}>
        <textarea rows={6} maxLength={5_000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {change.isError && <ProblemNote error={change.error} write />}
      <div className="form-foot">
        <button type="submit" className="button" data-kind="main" disabled={text.trim() === "" || change.isPending}>
          {t("case.publish")}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}

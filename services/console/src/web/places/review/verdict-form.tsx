import type { VerdictValue } from "@langnghe/domain";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CaseView } from "../../../contract/review.ts";
import { VERDICT_NEEDS, verdictNeeds } from "../../lib/verdict-needs.ts";
import { Badge, Choice, Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { Panel } from "./panel.ts";
import type { CaseChange } from "./use-case-change.ts";

const VALUES = ["true", "false", "misleading", "unproven", "not_checkable"] as const satisfies readonly VerdictValue[];

interface VerdictFormProps {
  readonly view: CaseView;
  readonly change: CaseChange;
  readonly onPanel: (panel: Panel | null) => void;
}

/** A verdict for a case that was taken up; for a suggestion the way to take it up first, in the same place. */
export function VerdictForm(props: VerdictFormProps) {
  const { code } = useWords();
  const { actions } = props.view;
  const rule = actions.find(({ action }) => action === "propose");
  if (rule === undefined && actions.some(({ action }) => action === "open")) return <TakeUp change={props.change} />;
  if (rule === undefined || rule.rule === "own_body_cannot_decide")
    return <p className="case-form quiet">{code("rule", rule?.rule ?? "not_possible_here")}</p>;
  return <VerdictFields {...props} />;
}

function TakeUp({ change }: Pick<VerdictFormProps, "change">) {
  const { t, code } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="case-form">
      <p>{t("case.verdict.open_first")}</p>
      <div className="form-foot">
        <button
          ref={button}
          type="button"
          className="button"
          data-kind="main"
          disabled={change.isPending}
          onClick={() => change.mutate({ kind: "action", body: { action: "open" } })}
        >
          {code("action", "open")}
        </button>
      </div>
    </div>
  );
}

/** Reason and uncertainty; what is still missing is listed while one writes. */
function VerdictFields({ view, change, onPanel }: VerdictFormProps) {
  const { t, code } = useWords();
  const [value, setValue] = useState<VerdictValue>("unproven");
  const [reason, setReason] = useState("");
  const [uncertainty, setUncertainty] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector("button")?.focus();
  }, []);
  const needs = verdictNeeds(view.case.evidence, reason, uncertainty);
  const complete = VERDICT_NEEDS.every((need) => needs[need]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const verdict = { value, reason: reason.trim(), uncertainty: uncertainty.trim() };
    change.mutate({ kind: "action", body: { action: "propose", verdict } }, { onSuccess: () => onPanel(null) });
  };
  return (
    <form ref={form} className="case-form" onSubmit={submit}>
      <h3>{t("case.verdict.give")}</h3>
      <div className="form-row">
        <span className="field-label">{t("case.verdict.value")}</span>
        <Choice
          label={t("case.verdict.value")}
          values={VALUES}
          value={value}
          word={(verdict) => code("verdict", verdict)}
          onChange={setValue}
        />
      </div>
      <Field label={t("case.verdict.reason")} hint={t("case.verdict.reason.hint")}>
        <textarea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label={t("case.verdict.uncertainty")} hint={t("case.verdict.uncertainty.hint")}>
        <textarea value={uncertainty} onChange={(event) => setUncertainty(event.target.value)} />
      </Field>
      <div>
        <p className="field-label">{t("case.needs")}</p>
        <ul className="needs">
          {VERDICT_NEEDS.map((need) => (
            <li key={need}>
              <Badge tone={needs[need] ? "good" : "quiet"} icon={needs[need] ? "check" : "dot"}>
                {t(`case.needs.${need}`)}
              </Badge>
              <span className="quiet small">{t(needs[need] ? "case.needs.have" : "case.needs.lack")}</span>
              {!needs[need] && (need === "primary" || need === "archive") && (
                <button type="button" className="link-button small" onClick={() => onPanel("evidence")}>
                  {t("case.evidence.add")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {value === "false" && <p className="small">{t("case.verdict.second")}</p>}
      {change.isError && <ProblemNote error={change.error} write />}
      <div className="form-foot">
        <button type="submit" className="button" data-kind="main" disabled={!complete || change.isPending}>
          {t(value === "false" ? "case.verdict.submit.second" : "case.verdict.submit")}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => onPanel(null)}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}

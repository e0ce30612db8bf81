import { type FormEvent, useEffect, useRef, useState } from "react";
import type { EvidenceBody } from "../../../contract/review.ts";
import { Choice, Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { CaseChange } from "./use-case-change.ts";

const STANCES = ["supports", "refutes", "context"] as const satisfies readonly EvidenceBody["stance"][];

interface EvidenceFormProps {
  readonly change: CaseChange;
  readonly onClose: () => void;
}

/** Adds evidence: an address, of which the server keeps a copy, or the text itself. */
export function EvidenceForm({ change, onClose }: EvidenceFormProps) {
  const { t, code } = useWords();
  const [url, setUrl] = useState("");
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [quote, setQuote] = useState("");
  const [primary, setPrimary] = useState(true);
  const [stance, setStance] = useState<EvidenceBody["stance"]>("refutes");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector("input")?.focus();
  }, []);
  const enough = url.trim() !== "" || text.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!enough) return;
    const body = {
      url: url.trim() === "" ? null : url.trim(),
      title: title.trim(),
      quote: quote.trim(),
      primary,
      stance,
      ...(text.trim() === "" ? {} : { text: text.trim() }),
    };
    change.mutate({ kind: "evidence", body }, { onSuccess: onClose });
  };
  return (
    <form ref={form} className="case-form" onSubmit={submit}>
      <h3>{t("case.evidence.add")}</h3>
      <Field label={t("case.evidence.url")} hint={t("case.evidence.url.hint")}>
        <input type="url" value={url} placeholder="https://" onChange={(event) => setUrl(event.target.value)} />
      </Field>
      <Field label={t("case.evidence.text")} hint={t("case.evidence.text.hint")}>
        <textarea value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Field label={t("case.evidence.title")}>
        <input required maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t("case.evidence.quote")}>
        <textarea value={quote} onChange={(event) => setQuote(event.target.value)} />
      </Field>
      <label className="tick">
        <input type="checkbox" checked={primary} onChange={(event) => setPrimary(event.target.checked)} />
        <span>{t("case.evidence.primary")}</span>
      </label>
      <div className="form-row">
        <span className="field-label">{t("case.evidence.stance")}</span>
        <Choice
          label={t("case.evidence.stance")}
          values={STANCES}
          value={stance}
          word={(value) => code("stance", value)}
          onChange={setStance}
        />
      </div>
      {!enough && title !== "" && <p className="quiet small">{t("case.evidence.needs")}</p>}
      {change.isError && <ProblemNote error={change.error} write />}
      <div className="form-foot">
        <button type="submit" className="button" data-kind="main" disabled={!enough || change.isPending}>
          {t("case.evidence.add")}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}

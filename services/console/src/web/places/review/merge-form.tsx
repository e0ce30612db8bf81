import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { CaseView } from "../../../contract/review.ts";
import { call } from "../../api/client.ts";
import { casesQuery } from "../../api/queries.ts";
import { matchesWords } from "../../lib/match-words.ts";
import { Field } from "../../parts/bits.tsx";
import { ProblemNote, problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { CaseChange } from "./use-case-change.ts";
import type { QueueState } from "./use-queue.ts";

interface MergeFormProps {
  readonly view: CaseView;
  readonly change: CaseChange;
  readonly queue: QueueState;
  readonly onClose: () => void;
}

/** Candidates shown at a time. */
const SHOWN = 6;
const CANDIDATES = new URLSearchParams([
  ["state", "suggested"],
  ["state", "open"],
  ["limit", "200"],
]);

/** Joins this case into another that says the same. */
export function MergeForm({ view, change, queue, onClose }: MergeFormProps) {
  const words = useWords();
  const { t, code } = words;
  const toast = useToast();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { data } = useQuery(casesQuery(CANDIDATES));
  const { id } = view.case;
  const found = (data?.items ?? [])
    .filter((item) => item.id !== id && matchesWords(`${item.claim} ${item.documentTitle}`, typed))
    .slice(0, SHOWN);
  const merge = (into: string): void =>
    change.mutate(
      { kind: "action", body: { action: "merge", into } },
      {
        onSuccess: (merged) => {
          queue.remember(() => void split(merged));
          onClose();
        },
      },
    );
  const split = async (merged: CaseView): Promise<void> => {
    try {
      await call<CaseView>("POST", `/api/cases/${id}/actions`, { version: merged.version, action: "unmerge" });
      queue.close();
    } catch (error) {
      toast({ text: problemWords(words, error), tone: "problem" });
    }
    for (const queryKey of [["cases"], ["case"], ["today"]]) void client.invalidateQueries({ queryKey });
  };
  return (
    <div className="case-form">
      <h3>{t("case.merge")}</h3>
      <Field label={t("case.merge.find")}>
        <input ref={box} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      {data !== undefined && found.length === 0 && <p className="quiet">{t("case.merge.none")}</p>}
      <ul className="rows">
        {found.map((item) => (
          <li key={item.id}>
            <button type="button" className="merge-row" disabled={change.isPending} onClick={() => merge(item.id)}>
              {item.claim}
              <span className="meta">
                <span>{code("state", item.state)}</span>
                <span>{t("review.wordings", { n: item.wordings })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {change.isError && <ProblemNote error={change.error} write />}
      <div className="form-foot">
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t("app.cancel")}
        </button>
      </div>
    </div>
  );
}

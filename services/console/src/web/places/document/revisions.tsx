import { useState } from "react";
import type { DocumentView } from "../../../contract/search.ts";
import { formatInstant } from "../../lib/dates.ts";
import { type DiffRun, differenceOf } from "../../lib/difference.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Unchanged runs longer than this are folded, words. */
const FOLD_FROM = 40;
/** Words kept on both sides of a fold. */
const KEPT = 12;

/** The document's earlier states, and what was added and taken out since the chosen one. */
export function Revisions({ document }: { readonly document: DocumentView }) {
  const { t } = useWords();
  const { revisions, title, text } = document;
  const [chosen, setChosen] = useState(0);
  const before = revisions[chosen];
  const after = chosen === 0 ? { title, text } : revisions[chosen - 1];
  return (
    <section aria-labelledby="revisions" className="revisions">
      <h2 id="revisions">{t("document.revisions")}</h2>
      {before === undefined || after === undefined ? (
        <p className="quiet">{t("document.revisions.none")}</p>
      ) : (
        <>
          <div className="chips">
            {revisions.map((revision, index) => (
              <button
                key={revision.revision}
                type="button"
                className="button small"
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                {t("document.revision", { when: formatInstant(revision.fetchedAt) })}
              </button>
            ))}
          </div>
          {before.title !== after.title && (
            <p className="difference">
              <span className="quiet">{t("document.revision.title")}: </span>
              <Runs runs={differenceOf(before.title, after.title)} />
            </p>
          )}
          <p className="difference">
            <Runs runs={differenceOf(before.text, after.text)} />
          </p>
        </>
      )}
    </section>
  );
}

function Runs({ runs }: { readonly runs: readonly DiffRun[] }) {
  const { t } = useWords();
  return runs.map((run, index) => {
    const key = `${index}:${run.kind}`;
    if (run.kind === "same") return <Same key={key} text={run.text} first={index === 0} last={index === runs.length - 1} />;
    const Tag = run.kind === "added" ? "ins" : "del";
    return (
      <Tag key={key}>
        <span className="unseen">{t(run.kind === "added" ? "document.revision.added" : "document.revision.removed")} </span>
        {run.text}
      </Tag>
    );
  });
}

function Same({ text, first, last }: { readonly text: string; readonly first: boolean; readonly last: boolean }) {
  const { t } = useWords();
  const words = text.split(/(?<=\s)(?=\S)/u);
  if (words.length <= FOLD_FROM) return text;
  const head = first ? "" : words.slice(0, KEPT).join("");
  const tail = last ? "" : words.slice(-KEPT).join("");
  const folded = words.length - (first ? 0 : KEPT) - (last ? 0 : KEPT);
  return (
    <>
      {head}
      <span className="quiet"> {t("document.revision.fold", { n: folded })} </span>
      {tail}
    </>
  );
}

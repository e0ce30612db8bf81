import { isProblem } from "../api/client.ts";
import { isWordKey } from "../words/say.ts";
import { useWords, type Words } from "./words-context.tsx";

/** What happened, in one sentence: the words for the code, and for a broken rule the rule's. */
export function problemWords({ t, code }: Pick<Words, "t" | "code">, error: unknown): string {
  if (!isProblem(error)) return t("error.INTERNAL");
  const { code: name, detail, message } = error.view;
  if (name === "OFFLINE") return t("problem.offline");
  if (name === "RULE_BROKEN" && detail !== null && isWordKey(`rule.${detail}`)) return code("rule", detail);
  return isWordKey(`error.${name}`) ? code("error", name) : message || t("error.INTERNAL");
}

/** An error in place: what happened, what is safe, what to do, and the id to quote. */
export function ProblemNote(props: {
  readonly error: unknown;
  readonly write?: boolean;
  readonly retry?: (() => unknown) | undefined;
}) {
  const words = useWords();
  const { t } = words;
  const { error, write = false, retry } = props;
  const id = isProblem(error) ? error.view.requestId : "";
  return (
    <div className="problem" role="alert">
      <strong>{t("problem.title")}</strong>
      <p>
        {problemWords(words, error)} {t(write ? "problem.safe.write" : "problem.safe.read")}
      </p>
      <p className="problem-foot">
        {retry !== undefined && (
          <button type="button" className="button" onClick={() => retry()}>
            {t("app.retry")}
          </button>
        )}
        {id !== "" && <span className="quiet">{t("problem.id", { id })}</span>}
      </p>
    </div>
  );
}

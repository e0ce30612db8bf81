import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** As the server asks: length is what protects a password. */
const MIN_LENGTH = 12;

/** A change by choice, at its own address. */
export function ChangePassword() {
  return <NewPassword forced={false} />;
}

/** A one-time password must be changed before anything else; the same form serves a change by choice. */
export function NewPassword({ forced }: { readonly forced: boolean }) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation({
    mutationFn: () => call<unknown>("POST", "/api/password", { current, next }),
    onSuccess: () => {
      toast({ text: t("password.done") });
      for (const empty of [setCurrent, setNext, setAgain]) empty("");
      return client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const missing = Math.max(0, MIN_LENGTH - next.length);
  const differ = again !== "" && again !== next;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === 0 && next === again) change.mutate();
  };
  const hint = next !== "" && missing > 0 ? t("password.short", { n: missing }) : t("password.rule");
  return (
    <div className={forced ? "calm" : undefined}>
      <form className="calm-card" onSubmit={submit}>
        <h1>{t(forced ? "password.title" : "password.change")}</h1>
        {forced && <p className="quiet">{t("password.why")}</p>}
        <Field label={t("password.current")}>
          <Secret value={current} onChange={setCurrent} complete="current-password" />
        </Field>
        <Field label={t("password.next")} hint={hint}>
          <Secret value={next} onChange={setNext} complete="new-password" />
        </Field>
        <Field label={t("password.again")} hint={differ ? t("password.differ") : undefined}>
          <Secret value={again} onChange={setAgain} complete="new-password" />
        </Field>
        <button type="submit" className="button" data-kind="main" disabled={change.isPending || missing > 0 || next !== again}>
          {t("password.submit")}
        </button>
        {change.isError && <ProblemNote error={change.error} write />}
      </form>
    </div>
  );
}

interface SecretProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly complete: "current-password" | "new-password";
}

function Secret({ value, onChange, complete }: SecretProps) {
  return (
    <input type="password" required autoComplete={complete} value={value} onChange={(event) => onChange(event.target.value)} />
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import type { SessionView } from "../../../contract/session.ts";
import { call, isProblem } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { Switches } from "./switches.tsx";

/** Name and password; nothing else on the page asks for attention. */
export function SignIn() {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => call<SessionView>("POST", "/api/session", { name: name.trim(), password }),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter.mutate();
  };
  const refused = isProblem(enter.error) && [401, 403].includes(enter.error.status);
  return (
    <main className="calm">
      <form className="calm-card" onSubmit={submit}>
        <div className="brand">
          <img src="/mark.svg" alt="" width={34} height={34} />
          <div>
            <h1>{t("app.name")}</h1>
            <p className="quiet">{t("app.tagline")}</p>
          </div>
        </div>
        <Field label={t("sign_in.name")}>
          <input
            name="name"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t("sign_in.password")}>
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <button type="submit" className="button" data-kind="main" disabled={enter.isPending}>
          {t(enter.isPending ? "sign_in.busy" : "sign_in.submit")}
        </button>
        <div className="calm-note" aria-live="polite">
          {refused && <p className="field-problem">{t("sign_in.wrong")}</p>}
          {enter.isError && !refused && <ProblemNote error={enter.error} />}
          {!enter.isError && <p className="quiet">{t("sign_in.help")}</p>}
        </div>
      </form>
      <footer className="calm-foot">
        <Switches />
        <Link to="/cong-khai">{t("sign_in.public")}</Link>
      </footer>
    </main>
  );
}

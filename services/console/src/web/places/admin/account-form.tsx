import type { Role } from "@langnghe/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { AccountView } from "../../../contract/session.ts";
import { call } from "../../api/client.ts";
import { Field } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { OneTime } from "./one-time-password.tsx";
import { RoleSelect } from "./role-select.tsx";

interface AccountFormProps {
  readonly onDone: (once: OneTime) => void;
  readonly onClose: () => void;
}

/** Adds a colleague; the answer is a one-time password to hand over. */
export function AccountForm({ onDone, onClose }: AccountFormProps) {
  const { t } = useWords();
  const { view, name: nameOf } = useNames();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [role, setRole] = useState<Role>("reader");
  const [body, setBody] = useState("");
  const add = useMutation({
    mutationFn: () =>
      call<{ account: AccountView; oneTimePassword: string }>("POST", "/api/accounts", {
        name,
        displayName: displayName.trim(),
        role,
        body: body === "" ? null : body,
      }),
    onSuccess: ({ account, oneTimePassword }) => {
      onDone({ name: account.displayName, password: oneTimePassword });
      onClose();
      return client.invalidateQueries({ queryKey: ["accounts"] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="account-form" onSubmit={submit}>
      <Field label={t("admin.account.name")} hint={t("admin.account.name.hint")}>
        <input
          required
          pattern="[a-z0-9][a-z0-9._\-]{1,39}"
          autoCapitalize="none"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("admin.account.display")}>
        <input required maxLength={80} value={displayName} onChange={(event) => setDisplayName(event.target.value)} />
      </Field>
      <Field label={t("admin.account.role")}>
        <RoleSelect value={role} label={t("admin.account.role")} onChange={setRole} />
      </Field>
      <Field label={t("admin.account.body")}>
        <select value={body} onChange={(event) => setBody(event.target.value)}>
          <option value="">{t("admin.account.body.none")}</option>
          {view?.bodies.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf("bodies", id)}
            </option>
          ))}
        </select>
      </Field>
      {add.isError && <ProblemNote error={add.error} write />}
      <div className="form-foot">
        <button type="submit" className="button" data-kind="main" disabled={add.isPending}>
          {t("admin.account.add")}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}

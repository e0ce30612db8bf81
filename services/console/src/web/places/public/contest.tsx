import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Field } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** As the server asks: a reason long enough to be examined. */
const MIN_LENGTH = 20;

/** Anybody can object to a published verdict; no name is asked for. */
export function Contest({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const send = useMutation({
    mutationFn: () => call<unknown>("POST", "/api/public/contest", { case: id, reason: reason.trim() }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate();
  };
  if (send.isSuccess) return <p role="status">{t("public.contest.done")}</p>;
  if (!open)
    return (
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t("public.contest")}
      </button>
    );
  return (
    <form className="case-form contest" onSubmit={submit}>
      <Field label={t("public.contest.reason")} hint={t("public.contest.hint")}>
        <textarea rows={4} maxLength={3_000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {send.isError && <ProblemNote error={send.error} write />}
      <div className="form-foot">
        <button
          type="submit"
          className="button"
          data-kind="main"
          disabled={send.isPending || reason.trim().length < MIN_LENGTH}
        >
          {t("public.contest.submit")}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => setOpen(false)}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}

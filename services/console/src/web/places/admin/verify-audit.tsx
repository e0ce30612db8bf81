import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { Badge } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** Recomputes the whole chain on the server and says whether it holds. */
export function VerifyAudit() {
  const { t } = useWords();
  const verify = useMutation({
    mutationFn: () => call<{ checked: number; broken: number | null }>("GET", "/api/audit/verify"),
  });
  const { data } = verify;
  return (
    <div className="form-foot verify-audit" aria-live="polite">
      <button type="button" className="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {t(verify.isPending ? "admin.audit.verifying" : "admin.audit.verify")}
      </button>
      {data !== undefined && (
        <Badge tone={data.broken === null ? "good" : "bad"} icon={data.broken === null ? "check" : "warn"}>
          {data.broken === null ? t("admin.audit.whole", { n: data.checked }) : t("admin.audit.broken", { n: data.broken })}
        </Badge>
      )}
      {verify.isError && <ProblemNote error={verify.error} />}
    </div>
  );
}

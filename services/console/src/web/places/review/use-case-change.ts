import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CaseActionBody, CaseView, EvidenceBody } from "../../../contract/review.ts";
import { call, isProblem } from "../../api/client.ts";
import { caseQuery } from "../../api/queries.ts";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** A change to a case, without its version: that is always the one on screen. */
type Change =
  | { readonly kind: "action"; readonly body: Omit<CaseActionBody, "version"> }
  | { readonly kind: "evidence"; readonly body: Omit<EvidenceBody, "version"> }
  | { readonly kind: "patch"; readonly body: { readonly assignee?: string | null; readonly concerns?: string | null } };

function send(view: CaseView, change: Change): Promise<CaseView> {
  const path = `/api/cases/${view.case.id}`;
  const body = { version: view.version, ...change.body };
  if (change.kind === "patch") return call<CaseView>("PATCH", path, body);
  return call<CaseView>("POST", `${path}/${change.kind === "action" ? "actions" : "evidence"}`, body);
}

/** Changes a case; the answer is the new state. When somebody else was first, loads theirs and says so. */
export function useCaseChange(view: CaseView) {
  const { t } = useWords();
  const toast = useToast();
  const client = useQueryClient();
  const { queryKey } = caseQuery(view.case.id);
  return useMutation({
    mutationFn: (change: Change) => send(view, change),
    onSuccess: (next) => {
      client.setQueryData(queryKey, next);
      toast({ text: t("case.saved") });
      for (const key of [["cases"], ["today"]]) void client.invalidateQueries({ queryKey: key });
    },
    onError: (error) => {
      if (!isProblem(error) || error.status !== 409) return;
      toast({ text: t("review.conflict"), tone: "problem" });
      void client.invalidateQueries({ queryKey });
    },
  });
}

/** A running or finished change to a case. */
export type CaseChange = ReturnType<typeof useCaseChange>;

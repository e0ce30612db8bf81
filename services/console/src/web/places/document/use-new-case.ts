import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { CaseView } from "../../../contract/review.ts";
import { call } from "../../api/client.ts";
import { caseQuery } from "../../api/queries.ts";
import { problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** Makes a case by hand from a span of a document and opens it. */
export function useNewCase(document: string) {
  const words = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (span: { readonly start: number; readonly end: number }) =>
      call<CaseView>("POST", "/api/cases", { document, ...span }),
    onSuccess: (view) => {
      client.setQueryData(caseQuery(view.case.id).queryKey, view);
      void client.invalidateQueries({ queryKey: ["cases"] });
      return navigate(`/kiem-chung/${view.case.id}?state=${view.case.state}`);
    },
    onError: (error) => toast({ text: problemWords(words, error), tone: "problem" }),
  });
}

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { CaseBulkView, CaseSummary, CasesView, CaseView } from "../../../contract/review.ts";
import { call, isProblem } from "../../api/client.ts";
import { withoutCases } from "../../lib/without-cases.ts";
import { problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** What can be done to many cases at once. */
export type BulkAction = "open" | "dismiss" | "restore";
/** A case and the version that was seen of it. */
export type Versioned = Pick<CaseSummary, "id" | "version">;

const OPPOSITE: Readonly<Partial<Record<BulkAction, BulkAction>>> = { dismiss: "restore" };

/** Acts on cases at once on screen; the server's no puts them back. Keeps what can be undone, newest last. */
export function useBulk(me: string) {
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const client = useQueryClient();
  const undos = useRef<(() => void)[]>([]);

  const refresh = (): void => {
    for (const queryKey of [["cases"], ["case"], ["today"]]) void client.invalidateQueries({ queryKey });
  };
  const remember = (undo: () => void): void => {
    undos.current.push(undo);
  };
  const undo = (): void => {
    const last = undos.current.pop();
    if (last === undefined) toast({ text: t("review.nothing_to_undo") });
    else last();
  };
  const say = (action: BulkAction, n: number, undoable: boolean): void => {
    const text =
      action === "restore"
        ? t("review.restored")
        : action === "open"
          ? t("review.opened", { n })
          : n === 1
            ? t("review.dismissed.one")
            : t("review.dismissed", { n });
    toast({ text, ...(undoable ? { undo } : {}) });
  };
  const run = async (cases: readonly Versioned[], action: BulkAction): Promise<void> => {
    if (cases.length === 0) return;
    const before = client.getQueriesData<CasesView>({ queryKey: ["cases"] });
    const ids = new Set(cases.map(({ id }) => id));
    client.setQueriesData<CasesView>({ queryKey: ["cases"] }, (old) => (old === undefined ? old : withoutCases(old, ids)));
    try {
      const body = { cases: cases.map(({ id, version }) => ({ id, version })), action };
      const { results } = await call<CaseBulkView>("POST", "/api/cases/bulk", body);
      const done = results.flatMap(({ id, version, problem }) =>
        problem === null && version !== null ? [{ id, version }] : [],
      );
      const back = OPPOSITE[action];
      if (back !== undefined && done.length > 0) remember(() => void run(done, back));
      if (done.length === results.length) say(action, done.length, back !== undefined);
      else toast({ text: t("review.bulk.problem", { n: results.length - done.length }), tone: "problem" });
    } catch (error) {
      for (const [key, view] of before) client.setQueryData(key, view);
      toast({ text: problemWords(words, error), tone: "problem" });
    }
    refresh();
  };
  const assign = async (cases: readonly Versioned[]): Promise<void> => {
    try {
      for (const { id, version } of cases)
        client.setQueryData(["case", id], await call<CaseView>("PATCH", `/api/cases/${id}`, { version, assignee: me }));
      toast({ text: t("review.assigned") });
    } catch (error) {
      const conflict = isProblem(error) && error.status === 409;
      toast({ text: conflict ? t("review.conflict") : problemWords(words, error), tone: "problem" });
    }
    refresh();
  };
  return {
    undo,
    remember,
    run: (cases: readonly Versioned[], action: BulkAction): void => void run(cases, action),
    assign: (cases: readonly Versioned[]): void => void assign(cases),
  };
}

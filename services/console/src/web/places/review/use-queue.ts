import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { CaseSummary } from "../../../contract/review.ts";
import { caseQuery } from "../../api/queries.ts";
import { type ReviewFilters, reviewAddress } from "../../lib/review-address.ts";
import { type BulkAction, useBulk, type Versioned } from "./use-bulk.ts";

/** The address changes before the next key is read, so that fast typing acts on what is under the cursor. */
const AT_ONCE = { preventScrollReset: true, flushSync: true } as const;

interface QueueRequest {
  readonly items: readonly CaseSummary[];
  readonly filters: ReviewFilters;
  readonly me: string;
  /** The case in the address. */
  readonly id: string | null;
  readonly wide: boolean;
}

/** Where one stands in the list, what is selected, and what can be done with it; keys and buttons share it. */
export function useQueue({ items, filters, me, id, wide }: QueueRequest) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [at, setAt] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulk(me);
  const found = id === null ? -1 : items.findIndex((item) => item.id === id);
  const index = found >= 0 ? found : Math.min(at, items.length - 1);
  // A case that left this list (it was taken up, or came by its address) stays the one that keys act on.
  const elsewhere = id !== null && found < 0 ? client.getQueryData(caseQuery(id).queryKey) : undefined;
  const active = id !== null && found < 0 ? undefined : items[index];
  const current = active ?? (elsewhere === undefined ? undefined : { id: elsewhere.case.id, version: elsewhere.version });
  const chosen = items.filter((item) => selected.has(item.id));

  const go = (next: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, next))];
    if (item === undefined) return;
    setAt(items.indexOf(item));
    // Moving is no step to go back through; opening is.
    if (wide || id !== null) navigate(reviewAddress(filters, item.id), { ...AT_ONCE, replace: true });
  };
  const toggle = (item: CaseSummary): void => {
    const next = new Set(selected);
    if (!next.delete(item.id)) next.add(item.id);
    setSelected(next);
  };
  /** What an action means now: the selected ones, or else the one under the cursor. */
  const targets = chosen.length > 0 ? chosen : current === undefined ? [] : [current];
  const act = (action: BulkAction, on: readonly Versioned[] = targets): void => {
    bulk.run(on, action);
    setSelected(new Set());
    const left = items.filter((item) => !on.some((target) => target.id === item.id));
    const next = left[Math.min(index, left.length - 1)];
    setAt(next === undefined ? 0 : left.indexOf(next));
    if (id !== null)
      navigate(reviewAddress(filters, next === undefined || !wide ? null : next.id), { ...AT_ONCE, replace: true });
  };
  return {
    active,
    /** The case that is shown or stood on. */
    here: id ?? active?.id,
    targets,
    selected,
    chosen,
    toggle,
    act,
    setSelected,
    open: (item: { readonly id: string }) => navigate(reviewAddress(filters, item.id), AT_ONCE),
    close: () => navigate(reviewAddress(filters)),
    move: (step: number) => go(id !== null && found < 0 && step > 0 ? index : index + step),
    undo: bulk.undo,
    remember: bulk.remember,
    assign: () => bulk.assign(targets),
  };
}

/** The queue as rows, bars and keys see it. */
export type QueueState = ReturnType<typeof useQueue>;

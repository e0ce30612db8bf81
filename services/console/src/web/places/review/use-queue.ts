import { useState } from "react";
import { useNavigate } from "react-router";
import type { CaseSummary } from "../../../contract/review.ts";
import { type ReviewFilters, reviewAddress } from "../../lib/review-address.ts";
import { useBulk } from "./use-bulk.ts";

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
  const [at, setAt] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulk(me);
  const found = id === null ? -1 : items.findIndex((item) => item.id === id);
  const index = found >= 0 ? found : Math.min(at, items.length - 1);
  const active = items[index];
  const chosen = items.filter((item) => selected.has(item.id));

  const go = (next: number): void => {
    const item = items[Math.min(items.length - 1, Math.max(0, next))];
    if (item === undefined) return;
    setAt(items.indexOf(item));
    // Moving is no step to go back through; opening is.
    if (wide || id !== null) navigate(reviewAddress(filters, item.id), { replace: true, preventScrollReset: true });
  };
  const toggle = (item: CaseSummary): void => {
    const next = new Set(selected);
    if (!next.delete(item.id)) next.add(item.id);
    setSelected(next);
  };
  /** What an action means now: the selected ones, or else the one under the cursor. */
  const targets = chosen.length > 0 ? chosen : active === undefined ? [] : [active];
  const act = (action: "open" | "dismiss" | "restore"): void => {
    bulk.run(targets, action);
    setSelected(new Set());
    const left = items.filter((item) => !targets.includes(item));
    const next = left[Math.min(index, left.length - 1)];
    setAt(next === undefined ? 0 : left.indexOf(next));
    if (found >= 0) navigate(reviewAddress(filters, next === undefined || !wide ? null : next.id), { replace: true });
  };
  return {
    active,
    targets,
    selected,
    chosen,
    toggle,
    act,
    setSelected,
    open: (item: CaseSummary) => navigate(reviewAddress(filters, item.id), { preventScrollReset: true }),
    close: () => navigate(reviewAddress(filters)),
    move: (step: number) => go(index + step),
    undo: bulk.undo,
    remember: bulk.remember,
    assign: () => bulk.assign(targets),
  };
}

export type QueueState = ReturnType<typeof useQueue>;

import type { CaseState } from "@langnghe/domain";

/** States that have a tab, in the order of the work. */
export const REVIEW_STATES = [
  "suggested",
  "open",
  "awaiting_second",
  "decided",
  "published",
  "contested",
  "dismissed",
] as const satisfies readonly CaseState[];
/** Orders of the queue. */
export const REVIEW_ORDERS = ["score", "lastSeenAt", "updatedAt"] as const;

type ReviewState = (typeof REVIEW_STATES)[number];
type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** The queue's filters; the address is their only home. */
export interface ReviewFilters {
  readonly state: ReviewState;
  readonly order: ReviewOrder;
  readonly topic: string | null;
  readonly mine: boolean;
}

/** Reads the address; what it does not know it ignores. */
export function reviewFiltersOf(params: URLSearchParams): ReviewFilters {
  return {
    state: REVIEW_STATES.find((state) => state === params.get("state")) ?? "suggested",
    order: REVIEW_ORDERS.find((order) => order === params.get("order")) ?? "score",
    topic: params.get("topic"),
    mine: params.get("mine") === "true",
  };
}

/** `/kiem-chung/:id?…`, shortest form. */
export function reviewAddress(filters: ReviewFilters, id: string | null = null): string {
  const params = new URLSearchParams();
  if (filters.state !== "suggested") params.set("state", filters.state);
  if (filters.order !== "score") params.set("order", filters.order);
  if (filters.topic !== null) params.set("topic", filters.topic);
  if (filters.mine) params.set("mine", "true");
  const question = params.toString();
  return `/kiem-chung${id === null ? "" : `/${encodeURIComponent(id)}`}${question === "" ? "" : `?${question}`}`;
}

/** The question to the server. `me` is the signed-in account. */
export function reviewQuestion(filters: ReviewFilters, me: string, limit: number): URLSearchParams {
  const params = new URLSearchParams({ state: filters.state, order: filters.order, limit: String(limit) });
  if (filters.topic !== null) params.set("topic", filters.topic);
  if (filters.mine) params.set("assignee", me);
  return params;
}

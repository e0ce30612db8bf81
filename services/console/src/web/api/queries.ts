import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DigestsView, DigestView } from "../../contract/digest.ts";
import type { CasesView, CaseView } from "../../contract/review.ts";
import type { CatalogueView, DocumentView, FacetsView, SearchView, VolumeView } from "../../contract/search.ts";
import type { AccountView, SessionView } from "../../contract/session.ts";
import type { DemandsView, FeedsView, ParkedView, PollsView, PublicView, TodayView } from "../../contract/work.ts";
import { call, isProblem, withQuestion } from "./client.ts";

const MINUTE_MS = 60_000;
/** Figures that change by themselves are asked for again this often while they are looked at. */
const LIVE_MS = 30_000;
/** A draft being written or a mail being sent is followed closely. */
const FOLLOW_MS = 1_500;

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await call<SessionView>("GET", "/api/session");
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Words for ids; changes only when the server starts again. */
export const catalogueQuery = queryOptions({
  queryKey: ["catalogue"],
  queryFn: () => call<CatalogueView>("GET", "/api/catalogue"),
  staleTime: 10 * MINUTE_MS,
});

/** What changed, what waits, what went silent. */
export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: () => call<TodayView>("GET", "/api/today"),
  refetchInterval: LIVE_MS,
});

/** One page of search; the key holds the whole question, so that back and forward are instant. */
export function searchPage(question: URLSearchParams, cursor: string | null): Promise<SearchView> {
  const params = new URLSearchParams(question);
  if (cursor !== null) params.set("cursor", cursor);
  return call<SearchView>("GET", withQuestion("/api/search", params));
}

/** Documents over time for a question; the last drawing stays until the next is there. */
export function volumeQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["volume", question.toString()],
    queryFn: () => call<VolumeView>("GET", withQuestion("/api/volume", question)),
    placeholderData: keepPreviousData,
  });
}

/** Counts by field for a question. */
export function facetsQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["facets", question.toString()],
    queryFn: () => call<FacetsView>("GET", withQuestion("/api/facets", question)),
    placeholderData: keepPreviousData,
  });
}

/** One document with everything known of it. */
export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ["document", id],
    queryFn: () => call<DocumentView>("GET", `/api/documents/${encodeURIComponent(id)}`),
  });
}

/** A page of the queue. */
export function casesQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["cases", question.toString()],
    queryFn: () => call<CasesView>("GET", withQuestion("/api/cases", question)),
    placeholderData: keepPreviousData,
  });
}

/** One case; every change to it answers with the same shape. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ["case", id],
    queryFn: () => call<CaseView>("GET", `/api/cases/${encodeURIComponent(id)}`),
  });
}

/** All digests; followed closely while one is being written or sent. */
export const digestsQuery = queryOptions({
  queryKey: ["digests"],
  queryFn: () => call<DigestsView>("GET", "/api/digests?limit=30"),
  refetchInterval: (query) =>
    query.state.data?.items.some(({ state }) => state === "requested" || state === "sending") ? FOLLOW_MS : false,
});

/** One digest; followed closely while it is being written or sent. */
export function digestQuery(id: string) {
  return queryOptions({
    queryKey: ["digest", id],
    queryFn: () => call<DigestView>("GET", `/api/digests/${encodeURIComponent(id)}`),
    refetchInterval: (query) => {
      const state = query.state.data?.digest.state;
      return state === "requested" || state === "sending" ? FOLLOW_MS : false;
    },
  });
}

/** Every feed and the balance over all. */
export const feedsQuery = queryOptions({
  queryKey: ["feeds"],
  queryFn: () => call<FeedsView>("GET", "/api/feeds"),
  refetchInterval: LIVE_MS,
});

/** The last polls of a feed. */
export function pollsQuery(feed: string) {
  return queryOptions({
    queryKey: ["polls", feed],
    queryFn: () => call<PollsView>("GET", `/api/feeds/${encodeURIComponent(feed)}/polls?limit=50`),
  });
}

/** What is set aside. */
export const parkedQuery = queryOptions({
  queryKey: ["parked"],
  queryFn: () => call<ParkedView>("GET", "/api/parked?limit=100"),
});

/** How long people wait, by topic and place. */
export function demandsQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["demands", question.toString()],
    queryFn: () => call<DemandsView>("GET", withQuestion("/api/demands", question)),
    placeholderData: keepPreviousData,
  });
}

/** What anybody may see. */
export const publicQuery = queryOptions({
  queryKey: ["public"],
  queryFn: () => call<PublicView>("GET", "/api/public"),
});

/** All accounts, for administrators. */
export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: () => call<{ items: AccountView[] }>("GET", "/api/accounts"),
});

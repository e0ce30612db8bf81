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

export const catalogueQuery = queryOptions({
  queryKey: ["catalogue"],
  queryFn: () => call<CatalogueView>("GET", "/api/catalogue"),
  staleTime: 10 * MINUTE_MS,
});

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

export function volumeQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["volume", question.toString()],
    queryFn: () => call<VolumeView>("GET", withQuestion("/api/volume", question)),
    placeholderData: keepPreviousData,
  });
}

export function facetsQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["facets", question.toString()],
    queryFn: () => call<FacetsView>("GET", withQuestion("/api/facets", question)),
    placeholderData: keepPreviousData,
  });
}

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ["document", id],
    queryFn: () => call<DocumentView>("GET", `/api/documents/${encodeURIComponent(id)}`),
  });
}

export function casesQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["cases", question.toString()],
    queryFn: () => call<CasesView>("GET", withQuestion("/api/cases", question)),
    placeholderData: keepPreviousData,
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ["case", id],
    queryFn: () => call<CaseView>("GET", `/api/cases/${encodeURIComponent(id)}`),
  });
}

export const digestsQuery = queryOptions({
  queryKey: ["digests"],
  queryFn: () => call<DigestsView>("GET", "/api/digests?limit=30"),
  refetchInterval: (query) =>
    query.state.data?.items.some(({ state }) => state === "requested" || state === "sending") ? FOLLOW_MS : false,
});

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

export const feedsQuery = queryOptions({
  queryKey: ["feeds"],
  queryFn: () => call<FeedsView>("GET", "/api/feeds"),
  refetchInterval: LIVE_MS,
});

export function pollsQuery(feed: string) {
  return queryOptions({
    queryKey: ["polls", feed],
    queryFn: () => call<PollsView>("GET", `/api/feeds/${encodeURIComponent(feed)}/polls?limit=50`),
  });
}

export const parkedQuery = queryOptions({
  queryKey: ["parked"],
  queryFn: () => call<ParkedView>("GET", "/api/parked?limit=100"),
});

export function demandsQuery(question: URLSearchParams) {
  return queryOptions({
    queryKey: ["demands", question.toString()],
    queryFn: () => call<DemandsView>("GET", withQuestion("/api/demands", question)),
    placeholderData: keepPreviousData,
  });
}

export const publicQuery = queryOptions({
  queryKey: ["public"],
  queryFn: () => call<PublicView>("GET", "/api/public"),
});

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: () => call<{ items: AccountView[] }>("GET", "/api/accounts"),
});

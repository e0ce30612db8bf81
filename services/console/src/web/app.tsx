import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import { isProblem } from "./api/client.ts";
import { ToastProvider } from "./parts/toasts.tsx";
import { WordsProvider } from "./parts/words-context.tsx";
import { AccountsPage } from "./places/admin/accounts-page.tsx";
import { AdminPlace } from "./places/admin/admin-place.tsx";
import { AuditPage } from "./places/admin/audit-page.tsx";
import { TopicsPage } from "./places/admin/topics-page.tsx";
import { DemandsPlace } from "./places/demands/demands-place.tsx";
import { DigestPlace } from "./places/digest/digest-place.tsx";
import { DocumentPage } from "./places/document/document-page.tsx";
import { ChangePassword } from "./places/entry/new-password.tsx";
import { NotFound } from "./places/entry/not-found.tsx";
import { Shell } from "./places/entry/shell.tsx";
import { FeedPage } from "./places/feeds/feed-page.tsx";
import { FeedsPlace } from "./places/feeds/feeds-place.tsx";
import { ParkedPage } from "./places/feeds/parked-page.tsx";
import { PublicPlace } from "./places/public/public-place.tsx";
import { ReviewPlace } from "./places/review/review-place.tsx";
import { SearchPlace } from "./places/search/search-place.tsx";
import { TodayPlace } from "./places/today/today-place.tsx";

/** An answer stays good this long before a return to the page asks again, ms. */
const FRESH_MS = 15_000;
/** A server that does not answer is asked once more; an answer that says no is final. */
const MAX_TRIES = 1;

/** Keeps what the server answered; a session that ended anywhere ends everywhere. */
export function newClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (tries, error) => tries < MAX_TRIES && isProblem(error) && (error.status === 0 || error.status >= 502),
      },
    },
  });
  // A session that ended anywhere ends everywhere: the shell then shows the sign-in.
  client.getQueryCache().subscribe(({ query, type }) => {
    const { error } = query.state;
    if (type === "updated" && isProblem(error) && error.status === 401 && query.queryKey[0] !== "session")
      client.setQueryData(["session"], null);
  });
  return client;
}

/** Every address there is. */
export const ROUTES: RouteObject[] = [
  {
    Component: Shell,
    children: [
      { index: true, element: <Navigate to="/hom-nay" replace /> },
      { path: "hom-nay", Component: TodayPlace },
      { path: "tim-kiem", Component: SearchPlace },
      { path: "van-ban/:id", Component: DocumentPage },
      { path: "kiem-chung/:id?", Component: ReviewPlace },
      { path: "kien-nghi", Component: DemandsPlace },
      { path: "ban-tin/:id?", Component: DigestPlace },
      { path: "nguon-tin", Component: FeedsPlace },
      { path: "nguon-tin/tam-giu", Component: ParkedPage },
      { path: "nguon-tin/:id", Component: FeedPage },
      { path: "cong-khai", Component: PublicPlace },
      {
        path: "quan-tri",
        Component: AdminPlace,
        children: [
          { index: true, Component: AccountsPage },
          { path: "linh-vuc", Component: TopicsPage },
          { path: "nhat-ky", Component: AuditPage },
        ],
      },
      { path: "mat-khau", Component: ChangePassword },
      { path: "*", Component: NotFound },
    ],
  },
];

const router = createBrowserRouter(ROUTES);
const client = newClient();

/** The whole console: words, answers of the server, toasts, places. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <WordsProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </WordsProvider>
    </QueryClientProvider>
  );
}

import { z } from "zod";
import { digestActionBody, digestEditBody, digestsView, digestView, newDigestBody } from "../../contract/digest.ts";
import {
  caseActionBody,
  caseBulkBody,
  caseBulkView,
  casePatch,
  casesParams,
  casesView,
  caseView,
  evidenceBody,
  newCaseBody,
} from "../../contract/review.ts";
import {
  catalogueView,
  documentView,
  facetParams,
  facetsView,
  searchParams,
  searchView,
  volumeParams,
  volumeView,
} from "../../contract/search.ts";
import {
  accountPatch,
  accountPatchView,
  accountView,
  newAccountBody,
  newAccountView,
  passwordBody,
  sessionView,
  signInBody,
} from "../../contract/session.ts";
import {
  auditVerifyView,
  auditView,
  contestBody,
  demandsView,
  feedsView,
  parkedView,
  pollsView,
  publicView,
  todayView,
} from "../../contract/work.ts";

/** What the server expects of a request and gives back: the same schemas as it checks with. */
interface Exchange {
  readonly answer: z.ZodType;
  readonly body?: z.ZodType;
  readonly params?: z.ZodType;
}

/** Every request that the web interface makes. */
export const CONTRACT = {
  "GET /api/session": { answer: sessionView },
  "POST /api/session": { answer: sessionView, body: signInBody },
  "DELETE /api/session": { answer: z.null() },
  "POST /api/password": { answer: z.null(), body: passwordBody },
  "GET /api/catalogue": { answer: catalogueView },
  "GET /api/today": { answer: todayView },
  "GET /api/search": { answer: searchView, params: searchParams },
  "GET /api/volume": { answer: volumeView, params: volumeParams },
  "GET /api/facets": { answer: facetsView, params: facetParams },
  "GET /api/documents/:id": { answer: documentView },
  "GET /api/cases": { answer: casesView, params: casesParams },
  "POST /api/cases": { answer: caseView, body: newCaseBody },
  "POST /api/cases/bulk": { answer: caseBulkView, body: caseBulkBody },
  "GET /api/cases/:id": { answer: caseView },
  "PATCH /api/cases/:id": { answer: caseView, body: casePatch },
  "POST /api/cases/:id/actions": { answer: caseView, body: caseActionBody },
  "POST /api/cases/:id/evidence": { answer: caseView, body: evidenceBody },
  "GET /api/digests": { answer: digestsView },
  "POST /api/digests": { answer: digestView, body: newDigestBody },
  "GET /api/digests/:id": { answer: digestView },
  "PUT /api/digests/:id": { answer: digestView, body: digestEditBody },
  "POST /api/digests/:id/actions": { answer: digestView, body: digestActionBody },
  "GET /api/feeds": { answer: feedsView },
  "GET /api/feeds/:id/polls": { answer: pollsView },
  "POST /api/feeds/:id/poll": { answer: pollsView.shape.items.element, body: z.strictObject({}) },
  "GET /api/parked": { answer: parkedView },
  "POST /api/parked/:id/replay": { answer: z.null(), body: z.strictObject({}) },
  "POST /api/parked/:id/discard": { answer: z.null(), body: z.strictObject({ reason: z.string().min(1) }) },
  "GET /api/demands": { answer: demandsView },
  "GET /api/public": { answer: publicView },
  "POST /api/public/contest": { answer: z.null(), body: contestBody },
  "GET /api/accounts": { answer: z.object({ items: z.array(accountView) }) },
  "POST /api/accounts": { answer: newAccountView, body: newAccountBody },
  "PATCH /api/accounts/:id": { answer: accountPatchView, body: accountPatch },
  "GET /api/audit": { answer: auditView },
  "GET /api/audit/verify": { answer: auditVerifyView },
} as const satisfies Record<string, Exchange>;

/** A method and the pattern of its path. */
export type Route = keyof typeof CONTRACT;
/** What a route answers with. */
export type AnswerOf<R extends Route> = z.input<(typeof CONTRACT)[R]["answer"]>;

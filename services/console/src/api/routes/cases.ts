import { addWording, type Case, type Claim, caseFromClaim, caseIdOf, type StoredDocument, wordingOf } from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import { z } from "zod";
import { type CasesView, casesParams, casesView, caseView, newCaseBody } from "../../contract/review.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { caseSummaryOf, caseViewOf } from "../case-views.ts";
import { badField, notFound, ruleBroken } from "../problems.ts";

/** A sentence somebody chose may be this long; more is not one checkable statement. */
const LONGEST_CLAIM = 1_000;

/** The queue, a case's page, and a case made by hand. */
export function caseRoutes(app: App, context: Context): void {
  app.get(
    "/api/cases",
    {
      config: { access: "case.read" },
      schema: {
        ...described("case.read", "The queue of cases", "review"),
        querystring: casesParams,
        response: { 200: casesView },
      },
    },
    async (request) => listCases(context, request.query),
  );

  app.get(
    "/api/cases/:id",
    {
      config: { access: "case.read" },
      schema: {
        ...described("case.read", "A case with what may be done now", "review"),
        params: z.object({ id: z.string() }),
        response: { 200: caseView },
      },
    },
    async (request) => caseViewOf(context, await context.stores.cases.require(request.params.id), callerOf(request)),
  );

  app.post(
    "/api/cases",
    {
      config: { access: "case.work" },
      schema: {
        ...described("case.work", "Make a case from a sentence of a document, or find the one that holds it", "review"),
        body: newCaseBody,
        response: { 200: caseView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const document = await context.store.documents.get(request.body.document);
      if (document === null) throw notFound("such document");
      // RIGHTS rule 8: what people send to the authority is examined and answered, never checked as a claim.
      if (document.channel === "feedback") throw ruleBroken("feedback_is_protected");
      const claim = claimAt(document, request.body);
      const made = await makeOrJoin(context, document, claim, account.id);
      await context.audit(account.id, "case.create", `case:${made.value.id}`, { document: document.id });
      return caseViewOf(context, made, account);
    },
  );
}

async function listCases(context: Context, params: z.output<typeof casesParams>): Promise<CasesView> {
  const { state, topic, assignee, order, limit, offset } = params;
  const { items, total } = await context.stores.cases.list({
    ...(state === undefined ? {} : { states: state }),
    ...(topic === undefined ? {} : { topics: [topic] }),
    ...(assignee === undefined ? {} : { assignee }),
    ...{ order, limit, offset },
  });
  return { items: items.map(caseSummaryOf), total, counts: await countsByState(context) };
}

async function countsByState(context: Context): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [state, count] of Object.entries(await context.stores.cases.countsByState())) counts[state] = count ?? 0;
  return counts;
}

/** The machine's claim at the span, or one made from the words a person chose. */
function claimAt(document: StoredDocument, { start, end }: { start: number; end: number }): Claim {
  const known = document.claims.find((claim) => claim.start === start && claim.end === end);
  if (known !== undefined) return known;
  const text = document.text.slice(start, end);
  if (end > document.text.length || text.trim() === "") throw badField("end", "the span holds no words of the document");
  if (text.length > LONGEST_CLAIM) throw badField("end", `a claim has at most ${LONGEST_CLAIM} letters`);
  return { text, start, end, score: 0, checkable: 0, sourcing: "na", flag: false, kind: "claim", reasons: ["by_hand"] };
}

async function makeOrJoin(context: Context, document: StoredDocument, claim: Claim, by: string): Promise<Versioned<Case>> {
  const at = context.now();
  const known = await context.stores.cases.get(caseIdOf(claim.text));
  if (known === null) {
    const value = { ...caseFromClaim(document, claim, { by, at }), assignee: by };
    return { value, version: await context.stores.cases.put(value, 0) };
  }
  const value = addWording(known.value, wordingOf(document, claim), at);
  return value === known.value ? known : { value, version: await context.stores.cases.put(value, known.version) };
}

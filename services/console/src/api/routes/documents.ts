import { caseIdOf, type OutcomeRecord, type StoredDocument } from "@langnghe/domain";
import { z } from "zod";
import { type DocumentView, documentView } from "../../contract/search.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { summariesOf } from "../document-views.ts";
import { notFound } from "../problems.ts";

/** Documents of a story that its page lists. */
const STORY_DOCUMENTS = 50;
/** Documents a session may open in a minute; a person reads a few. */
const READS_PER_MINUTE = 120;

/** One document with its provenance: what every service did with it, revisions, story, cases. */
export function documentRoutes(app: App, context: Context): void {
  app.get(
    "/api/documents/:id",
    {
      config: { access: "search.read", perMinute: READS_PER_MINUTE },
      schema: {
        ...described("search.read", "A document with revisions, story, cases and trace", "search"),
        params: z.object({ id: z.string() }),
        response: { 200: documentView },
      },
    },
    async (request) => {
      const document = await context.store.documents.get(request.params.id);
      if (document === null) throw notFound("such document");
      // What people sent to the authority is sensitive: that it was opened is on record (RIGHTS 12).
      if (document.channel === "feedback")
        await context.audit(callerOf(request).id, "document.read", `document:${document.id}`, { channel: document.channel });
      return viewOf(context, document);
    },
  );
}

async function viewOf(context: Context, document: StoredDocument): Promise<DocumentView> {
  const { documents, work } = context.store;
  const [revisions, trace, story, claims] = await Promise.all([
    documents.revisions(document.id),
    work.trace(document.id),
    documents.search({ filter: { story: document.story }, sort: "newest", limit: STORY_DOCUMENTS + 1 }),
    claimsOf(context, document),
  ]);
  const others = story.hits.map((hit) => hit.document).filter((other) => other.id !== document.id);
  const summaries = await summariesOf(documents, [document, ...others]);
  const { text, publishedFrom, modifiedAt, fetchedAt, indexedAt, redactions, models } = document;
  return {
    ...summaryIn(summaries, document.id),
    ...{ text, publishedFrom, modifiedAt, fetchedAt, indexedAt, redactions, models, claims },
    revisions: [...revisions],
    storyDocuments: others.slice(0, STORY_DOCUMENTS).map((other) => summaryIn(summaries, other.id)),
    trace: trace.map(traceLine),
  };
}

function summaryIn(summaries: Awaited<ReturnType<typeof summariesOf>>, id: string) {
  const summary = summaries.get(id);
  if (summary === undefined) throw notFound("such document");
  return summary;
}

/** Claims with the case that holds each; a case that was joined into another shows that one. */
async function claimsOf(context: Context, document: StoredDocument): Promise<DocumentView["claims"]> {
  return Promise.all(
    document.claims.map(async ({ text, start, end, score, sourcing, kind, flag, reasons }) => {
      const held = await context.stores.cases.get(caseIdOf(text));
      const id = held === null ? null : (held.value.mergedInto ?? held.value.id);
      return { text, start, end, score, sourcing, kind, flag, reasons, case: id };
    }),
  );
}

function traceLine({ service, step, kind, reason, at, ms, run }: OutcomeRecord): DocumentView["trace"][number] {
  return { service, step, kind, reason, at, ms, run };
}

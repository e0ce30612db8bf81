import { createHash } from "node:crypto";
import { type Evidence, hashOf, LangngheError, newId } from "@langnghe/domain";
import { z } from "zod";
import { caseView, type EvidenceBody, evidenceBody } from "../../contract/review.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { withEvent } from "../case-actions.ts";
import { caseViewOf } from "../case-views.ts";
import { badField, ruleBroken } from "../problems.ts";

/** Pages archived in a minute by one session: each is a request to somebody's site. */
const ARCHIVES_PER_MINUTE = 20;
/** Longest archived text kept, UTF-16 units; the hash covers what is kept. */
const LONGEST_ARCHIVE = 200_000;
/** Evidence can be added while the case is being worked on or its verdict is in question. */
const OPEN_FOR_EVIDENCE = ["suggested", "open", "awaiting_second", "contested"];

/** Evidence with its archived copy. The body concerned may add some, too (RIGHTS rule 6). */
export function evidenceRoutes(app: App, context: Context): void {
  app.post(
    "/api/cases/:id/evidence",
    {
      config: { access: "case.work", perMinute: ARCHIVES_PER_MINUTE },
      schema: {
        ...described("case.work", "Add evidence; a page is archived, pasted text is the archived copy", "review"),
        params: z.object({ id: z.string() }),
        body: evidenceBody,
        response: { 200: caseView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const found = await context.stores.cases.require(request.params.id);
      if (found.version !== request.body.version)
        throw new LangngheError("CONFLICT", `case ${found.value.id} is at version ${found.version}`);
      if (!OPEN_FOR_EVIDENCE.includes(found.value.state)) throw ruleBroken("not_possible_here");
      const archive = await archiveOf(context, request.body);
      const { url, title, quote, primary, stance } = request.body;
      const evidence: Evidence = {
        ...{ id: newId("ev"), url, title, quote, primary, stance, archive },
        addedBy: account.id,
        addedAt: context.now(),
      };
      const noted = withEvent(found.value, "evidence", evidence.id, { account, now: context.clock() });
      const value = { ...noted, evidence: [...found.value.evidence, evidence] };
      const version = await context.stores.cases.put(value, found.version);
      await context.audit(account.id, "case.evidence", `case:${value.id}`, {
        evidence: evidence.id,
        primary,
        page: url === null ? null : hashOf("page", url),
      });
      return caseViewOf(context, { value, version }, account);
    },
  );
}

/** The copy: of the pasted text when there is one, else of the page. A page that cannot be had is an error that says so. */
async function archiveOf(context: Context, { url, text }: EvidenceBody): Promise<Evidence["archive"]> {
  if (text !== undefined && text.trim() !== "")
    return { sha256: createHash("sha256").update(text).digest("hex"), text, at: context.now() };
  if (url === null) throw badField("url", "evidence needs an address or its text");
  if (!/^https?:\/\//i.test(url)) throw badField("url", "an address begins with http:// or https://");
  const page = await context.archive(url);
  if (page.text.trim() === "") throw new LangngheError("PARSE_FAILED", "the page has no text to archive");
  if (page.text.length <= LONGEST_ARCHIVE) return { sha256: page.sha256, text: page.text, at: page.at };
  const kept = page.text.slice(0, LONGEST_ARCHIVE);
  return { sha256: createHash("sha256").update(kept).digest("hex"), text: kept, at: page.at };
}

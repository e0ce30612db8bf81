import { type Account, type Case, type CaseAction, LangngheError, may } from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import { z } from "zod";
import {
  type CaseActionBody,
  type CaseBulkView,
  caseActionBody,
  caseBulkBody,
  caseBulkView,
  casePatch,
  caseView,
} from "../../contract/review.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { type Acting, actOn, withEvent } from "../case-actions.ts";
import { isMerging, mergeCase, unmergeCase } from "../case-merge.ts";
import { caseViewOf, permissionFor } from "../case-views.ts";
import { badField, forbidden, ruleBroken } from "../problems.ts";

/** Everything people do to cases but adding evidence. Every change names the version it was made on. */
export function caseChangeRoutes(app: App, context: Context): void {
  const params = z.object({ id: z.string() });

  app.post(
    "/api/cases/:id/actions",
    {
      config: { access: "case.work" },
      schema: {
        ...described(
          "case.work",
          "Do what the case's state allows; publishing and deciding a contest need case.publish",
          "review",
        ),
        params,
        body: caseActionBody,
        response: { 200: caseView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const found = await at(context, request.params.id, request.body.version);
      const { action } = request.body;
      const permission = permissionFor(action, found.value);
      if (!may(account.role, permission)) throw forbidden(permission);
      const after = await perform(context, found, request.body, { account, now: context.clock() });
      await auditAction(context, account, action, { from: found.value, to: after.value });
      return caseViewOf(context, after, account);
    },
  );

  app.post(
    "/api/cases/bulk",
    {
      config: { access: "case.work" },
      schema: {
        ...described("case.work", "The same for many; each answers for itself", "review"),
        body: caseBulkBody,
        response: { 200: caseBulkView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const results: CaseBulkView["results"] = [];
      for (const each of request.body.cases) results.push(await actInBulk(context, account, { ...request.body, ...each }));
      return { results };
    },
  );

  app.patch(
    "/api/cases/:id",
    {
      config: { access: "case.work" },
      schema: {
        ...described("case.work", "Assign a case, or say which public body it concerns", "review"),
        params,
        body: casePatch,
        response: { 200: caseView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const found = await at(context, request.params.id, request.body.version);
      const value = await patched(context, found.value, request.body, { account, now: context.clock() });
      const version = await context.stores.cases.put(value, found.version);
      await context.audit(account.id, "case.change", `case:${value.id}`, {
        assignee: value.assignee,
        concerns: value.concerns,
      });
      return caseViewOf(context, { value, version }, account);
    },
  );
}

/** The case at the version the person saw. */
async function at(context: Context, id: string, version: number): Promise<Versioned<Case>> {
  const found = await context.stores.cases.require(id);
  if (found.version !== version)
    throw new LangngheError("CONFLICT", `case ${id} is at version ${found.version}, not ${version}`);
  return found;
}

async function perform(
  context: Context,
  found: Versioned<Case>,
  body: CaseActionBody,
  acting: Acting,
): Promise<Versioned<Case>> {
  const { action, into, note } = body;
  if (isMerging(action)) {
    if (action === "unmerge") return unmergeCase(context, found, acting);
    if (into === undefined) throw badField("into", "merge needs the case that this one joins");
    return mergeCase(context, { source: found, into, note, acting });
  }
  const value = actOn(found.value, action, body, acting);
  return { value, version: await context.stores.cases.put(value, found.version) };
}

interface BulkItem {
  readonly id: string;
  readonly version: number;
  readonly action: "open" | "dismiss" | "restore";
  readonly note?: string | undefined;
}

async function actInBulk(context: Context, account: Account, item: BulkItem): Promise<CaseBulkView["results"][number]> {
  const { id, action, note } = item;
  try {
    const found = await at(context, id, item.version);
    const value = actOn(found.value, action, note === undefined ? {} : { note }, { account, now: context.clock() });
    const version = await context.stores.cases.put(value, found.version);
    await auditAction(context, account, action, { from: found.value, to: value });
    return { id, version, problem: null };
  } catch (error) {
    if (!(error instanceof LangngheError) || error.retryable) throw error;
    const { detail } = error.facts;
    return { id, version: null, problem: typeof detail === "string" ? detail : error.code };
  }
}

async function auditAction(
  context: Context,
  account: Account,
  action: CaseAction,
  { from, to }: { from: Case; to: Case },
): Promise<void> {
  await context.audit(account.id, "case.action", `case:${to.id}`, {
    action,
    from: from.state,
    to: to.state,
    verdict: to.verdict?.value ?? null,
    into: to.mergedInto,
  });
}

async function patched(context: Context, subject: Case, patch: z.output<typeof casePatch>, acting: Acting): Promise<Case> {
  let value = subject;
  if (patch.assignee !== undefined && patch.assignee !== subject.assignee) {
    if (patch.assignee !== null) await checkAssignee(context, patch.assignee);
    value = { ...withEvent(value, "assign", patch.assignee ?? "", acting), assignee: patch.assignee };
  }
  if (patch.concerns !== undefined && patch.concerns !== subject.concerns) {
    if (patch.concerns !== null && !context.catalogue.bodies.some((body) => body.id === patch.concerns))
      throw badField("concerns", "no such public body");
    // Otherwise an account could first take its own body off the case and then decide it.
    if (subject.concerns !== null && subject.concerns === acting.account.body) throw ruleBroken("own_body_cannot_decide");
    value = { ...withEvent(value, "concerns", patch.concerns ?? "", acting), concerns: patch.concerns };
  }
  return value;
}

async function checkAssignee(context: Context, id: string): Promise<void> {
  const found = await context.stores.accounts.get(id);
  if (found === null || found.value.disabled || !may(found.value.role, "case.work"))
    throw badField("assignee", "no such account, or one that cannot work on cases");
}

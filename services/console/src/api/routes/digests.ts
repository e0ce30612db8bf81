import {
  type Account,
  DAY_MS,
  DIGEST_TRANSITIONS,
  type Digest,
  type DigestAction,
  LangngheError,
  may,
  newId,
  type Permission,
  type StoredDocument,
  startOfVietnamDay,
  toInstant,
} from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import { z } from "zod";
import {
  type DigestView,
  digestActionBody,
  digestEditBody,
  digestsView,
  digestView,
  newDigestBody,
} from "../../contract/digest.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { displayNames } from "../case-views.ts";
import { documentsNamed, editedSections } from "../digest-edit.ts";
import { badField, forbidden, ruleBroken } from "../problems.ts";
import { setPreviewPolicy } from "../security-headers.ts";

/** Newest issues of a series that are looked at for one of the same day: a year of them, and discarded ones besides. */
const ISSUES_LOOKED_AT = 500;

/** What each action of a person needs. */
const ACTION_PERMISSIONS = {
  approve: "digest.send",
  withdraw: "digest.edit",
  send: "digest.send",
  discard: "digest.edit",
} as const satisfies Record<z.infer<typeof digestActionBody>["action"], Permission>;

/** What leadership will read, from which documents; the digest service writes drafts and delivers. */
export function digestRoutes(app: App, context: Context): void {
  const params = z.object({ id: z.string() });
  const { digests } = context.stores;

  app.get(
    "/api/digests",
    {
      config: { access: "digest.read" },
      schema: {
        ...described("digest.read", "Digests, newest first, and their series", "digests"),
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(30) }),
        response: { 200: digestsView },
      },
    },
    async (request) => {
      const { items } = await digests.list({ limit: request.query.limit });
      return { items: items.map((item) => item.value), series: [...context.series] };
    },
  );

  app.get(
    "/api/digests/:id",
    {
      config: { access: "digest.read" },
      schema: {
        ...described("digest.read", "One digest with its documents", "digests"),
        params,
        response: { 200: digestView },
      },
    },
    async (request) => viewOf(context, await digests.require(request.params.id)),
  );

  app.get(
    "/api/digests/:id/preview",
    {
      config: { access: "digest.read" },
      schema: { ...described("digest.read", "The mail as it would be sent, HTML", "digests"), params },
    },
    async (request, reply) => {
      const { value } = await digests.require(request.params.id);
      setPreviewPolicy(reply);
      const { html } = context.renderDigest(value, [...(await documentsOf(context, value)).values()]);
      return reply.type("text/html; charset=utf-8").send(html);
    },
  );

  app.post(
    "/api/digests",
    {
      config: { access: "digest.edit" },
      schema: {
        ...described("digest.edit", "Ask for a new draft", "digests"),
        body: newDigestBody,
        response: { 200: digestView },
      },
    },
    async (request) => {
      const value = await newDigest(context, request.body);
      const version = await digests.put(value, 0);
      await context.audit(callerOf(request).id, "digest.create", `digest:${value.id}`, {
        series: value.series,
        day: value.day,
      });
      return viewOf(context, { value, version });
    },
  );

  app.put(
    "/api/digests/:id",
    {
      config: { access: "digest.edit" },
      schema: {
        ...described("digest.edit", "Edit a draft", "digests"),
        params,
        body: digestEditBody,
        response: { 200: digestView },
      },
    },
    async (request) => {
      const { title, sections, version } = request.body;
      const found = await at(context, request.params.id, version);
      const state = stateAfter(found.value, "edit");
      const documents = await documentsOf(context, { sections });
      const edited = { title, sections: editedSections(found.value, sections, documents), state, updatedAt: context.now() };
      return save(context, { found, value: { ...found.value, ...edited }, by: callerOf(request), action: "digest.edit" });
    },
  );

  app.post(
    "/api/digests/:id/actions",
    {
      config: { access: "digest.edit" },
      schema: {
        ...described("digest.edit", "Approve and send (digest.send), withdraw, discard", "digests"),
        params,
        body: digestActionBody,
        response: { 200: digestView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const { action, version } = request.body;
      if (!may(account.role, ACTION_PERMISSIONS[action])) throw forbidden(ACTION_PERMISSIONS[action]);
      const found = await at(context, request.params.id, version);
      const state = stateAfter(found.value, action);
      const value = { ...found.value, ...signatureOf(action, account, context.now()), state, updatedAt: context.now() };
      return save(context, { found, value, by: account, action: "digest.action" });
    },
  );
}

interface Saving {
  readonly found: Versioned<Digest>;
  readonly value: Digest;
  readonly by: Account;
  readonly action: string;
}

async function save(context: Context, { found, value, by, action }: Saving): Promise<DigestView> {
  const version = await context.stores.digests.put(value, found.version);
  await context.audit(by.id, action, `digest:${value.id}`, { from: found.value.state, to: value.state });
  return viewOf(context, { value, version });
}

async function at(context: Context, id: string, version: number): Promise<Versioned<Digest>> {
  const found = await context.stores.digests.require(id);
  if (found.version !== version)
    throw new LangngheError("CONFLICT", `digest ${id} is at version ${found.version}, not ${version}`);
  return found;
}

function stateAfter(digest: Digest, action: DigestAction): Digest["state"] {
  const to = DIGEST_TRANSITIONS[digest.state][action];
  if (to === undefined) throw ruleBroken("not_possible_here");
  return to;
}

/** Who stands for it: an approval is signed, and taken back with the approval; a new try to send clears the old problem. */
function signatureOf(action: DigestAction, account: Account, now: string): Partial<Digest> {
  if (action === "approve") return { approvedBy: account.id, approvedAt: now };
  if (action === "withdraw") return { approvedBy: null, approvedAt: null };
  return action === "send" ? { problem: null } : {};
}

/** A request for the digest service, which fills in recipients and sections. One issue a series and day is in use at a time. */
async function newDigest(context: Context, { series, day }: z.infer<typeof newDigestBody>): Promise<Digest> {
  const known = context.series.find((each) => each.id === series);
  if (known === undefined) throw badField("series", "no such digest");
  // The digest service makes the day's own issue under the same id, so that there is one of it whoever is first.
  const own = `digest_${series}_${day}`;
  const issues = await context.stores.digests.list({ series, limit: ISSUES_LOOKED_AT });
  const items = issues.items.filter((item) => item.value.day === day);
  if (items.some((item) => item.value.state !== "discarded"))
    throw new LangngheError("CONFLICT", `${series} of ${day} is there already`, { facts: { detail: "day" } });
  const now = context.now();
  const [hours = 0, minutes = 0] = known.sendAt.split(":").map(Number);
  const dated = startOfVietnamDay(day) + (hours * 60 + minutes) * 60_000;
  const to = Math.min(dated, context.clock());
  return {
    ...{ id: items.length === 0 ? own : newId(own), series, day, title: known.label.vi, state: "requested" },
    ...{ from: toInstant(to - DAY_MS), to: toInstant(to), sections: [], recipients: [], problem: null },
    ...{ approvedBy: null, approvedAt: null, sentAt: null, createdAt: now, updatedAt: now },
  };
}

async function documentsOf(context: Context, digest: Pick<Digest, "sections">): Promise<Map<string, StoredDocument>> {
  const found = await context.store.documents.getMany(documentsNamed(digest.sections));
  return new Map(found.map((document) => [document.id, document]));
}

async function viewOf(context: Context, { value, version }: Versioned<Digest>): Promise<DigestView> {
  const documents: DigestView["documents"] = {};
  for (const { id, title, outlet, publishedAt, url } of (await documentsOf(context, value)).values())
    documents[id] = { title, outlet, publishedAt, url };
  return { digest: value, version, documents, names: await displayNames(context, [value.approvedBy]) };
}

import { DAY_MS, type Digest, LangngheError, newId, startOfVietnamDay, toInstant } from "@langnghe/domain";
import { z } from "zod";
import { digestsView, digestView, newDigestBody } from "../../contract/digest.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { digestViewOf, documentsOf } from "../digest-views.ts";
import { badField } from "../problems.ts";
import { setPreviewPolicy } from "../security-headers.ts";

/** Newest issues of a series that are looked at for one of the same day: a year of them, and discarded ones besides. */
const ISSUES_LOOKED_AT = 500;

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
    async (request) => digestViewOf(context, await digests.require(request.params.id)),
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
      return digestViewOf(context, { value, version });
    },
  );
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

import { LangngheError, type Parked } from "@langnghe/domain";
import { z } from "zod";
import { parkedView } from "../../contract/work.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { notFound } from "../problems.ts";

/** The run of a message whose outcome record is gone. */
const LIVE_RUN = "live";

/** What was set aside, and its way back. */
export function parkedRoutes(app: App, context: Context): void {
  const params = z.object({ id: z.string() });

  app.get(
    "/api/parked",
    {
      config: { access: "parked.read" },
      schema: {
        ...described("parked.read", "What was set aside, without its content", "parked"),
        querystring: z.object({
          service: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        response: { 200: parkedView },
      },
    },
    async (request) => {
      const { service, limit, offset } = request.query;
      return context.store.work.parked({ limit, offset, ...(service === undefined ? {} : { service }) });
    },
  );

  app.post(
    "/api/parked/:id/replay",
    {
      config: { access: "parked.replay" },
      schema: {
        ...described("parked.replay", "Put it back on its stream; it is parked again if it fails again", "parked"),
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const parked = await requireParked(context, request.params.id);
      await replay(context, parked);
      await context.audit(callerOf(request).id, "parked.replay", `parked:${parked.id}`, factsOf(parked));
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/api/parked/:id/discard",
    {
      config: { access: "parked.replay" },
      schema: {
        ...described("parked.replay", "Take it out for good, with a reason", "parked"),
        params,
        body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const parked = await requireParked(context, request.params.id);
      const facts = { ...factsOf(parked), why: context.redact(request.body.reason) };
      // On record first: what is gone without a line in the log could not be accounted for.
      await context.audit(callerOf(request).id, "parked.discard", `parked:${parked.id}`, facts);
      await context.store.work.unpark(parked.id);
      return reply.code(204).send(null);
    },
  );
}

async function requireParked(context: Context, id: string): Promise<Parked> {
  const parked = await context.store.work.getParked(id);
  if (parked === null) throw notFound("such parked message");
  if (parked.stream === "") throw new LangngheError("USAGE", "it has no stream to go back to");
  return parked;
}

/**
 * Publishes the message again under its own id and run, so that its outcome replaces the parked one and `in = next + drop +
 * park` keeps holding; then unparks. In this order a crash in between leaves it parked and replayed, which ids make harmless.
 * A message that fails again is parked again by the runner.
 */
async function replay(context: Context, parked: Parked): Promise<void> {
  const trace = await context.store.work.trace(parked.subject);
  const record = trace.findLast((each) => each.service === parked.service && each.message === parked.message);
  const value = Buffer.from(parked.value, "base64");
  const headers = { run: record?.run ?? LIVE_RUN, ...(record?.feed === undefined ? {} : { feed: record.feed }) };
  await context.bus.publish(parked.stream, [{ id: parked.message, key: parked.key, value, headers }]);
  // It may have failed and been parked again already; that record must stay.
  const still = await context.store.work.getParked(parked.id);
  if (still !== null && still.times === parked.times && still.at === parked.at) await context.store.work.unpark(parked.id);
}

function factsOf({ service, step, reason, subject }: Parked): Record<string, string> {
  return { service, step, reason, document: subject };
}

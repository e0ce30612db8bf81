import { z } from "zod";
import { contestBody, publicView } from "../../contract/work.ts";
import { type App, type Context, described } from "../app.ts";
import { actOn, withEvent } from "../case-actions.ts";
import { memo } from "../memo.ts";
import { notFound, ruleBroken, tooMany } from "../problems.ts";
import { publicFigures } from "../public-figures.ts";
import { createRateLimit } from "../rate-limit.ts";

/** Contests from one address; whoever has more to say can put it into one. */
const CONTESTS_PER_ADDRESS = 5;
/** Contests from everywhere: a reviewer reads each of them. */
const CONTESTS_IN_ALL = 200;
const CONTEST_WINDOW_MS = 3_600_000;
/** Reasons kept with one case, so that nobody can make it grow without end. */
const CONTESTS_PER_CASE = 50;

/** Whoever contests has no account, and belongs to no body that we know of. */
const PUBLIC_ACTOR = { id: "public", body: null } as const;

/** The public page and the way to contest a verdict, without sign-in. */
export function publicRoutes(app: App, context: Context): void {
  const byAddress = createRateLimit(CONTESTS_PER_ADDRESS, CONTEST_WINDOW_MS);
  const inAll = createRateLimit(CONTESTS_IN_ALL, CONTEST_WINDOW_MS);
  const figures = memo(context.clock, () => publicFigures(context));

  app.get(
    "/api/public",
    {
      config: { access: "public" },
      schema: {
        ...described("public", "What is collected and why, our error figures, published corrections", "public"),
        response: { 200: publicView },
      },
    },
    async () => figures(),
  );

  app.post(
    "/api/public/contest",
    {
      config: { access: "public" },
      schema: {
        ...described("public", "Contest a published verdict; another reviewer decides", "public"),
        body: contestBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const now = context.clock();
      const wait = Math.max(byAddress.waitFor(request.ip, now), inAll.waitFor("all", now));
      if (wait > 0) throw tooMany(wait);
      byAddress.hit(request.ip, now);
      inAll.hit("all", now);
      await contest(context, request.body.case, context.redact(request.body.reason));
      return reply.code(204).send(null);
    },
  );
}

async function contest(context: Context, id: string, reason: string): Promise<void> {
  const found = await context.stores.cases.get(id);
  const isPublic = found?.value.state === "published" || found?.value.state === "contested";
  // Whether there is a case that is not public is nobody's business outside.
  if (found === null || !isPublic) throw notFound("such published verdict");
  const acting = { account: PUBLIC_ACTOR, now: context.clock() };
  const { value, version } = found;
  if (value.history.filter((event) => event.action === "contest").length >= CONTESTS_PER_CASE)
    throw ruleBroken("not_possible_here");
  const contested =
    value.state === "contested"
      ? withEvent(value, "contest", reason, acting)
      : actOn(value, "contest", { note: reason }, acting);
  await context.stores.cases.put(contested, version);
  await context.audit(PUBLIC_ACTOR.id, "public.contest", `case:${id}`);
}

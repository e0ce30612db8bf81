import { z } from "zod";
import { auditVerifyView, auditView } from "../../contract/work.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { displayNames } from "../case-views.ts";

/** The chain of what people did, for those who answer for it. Reading it is on record, too. */
export function auditRoutes(app: App, context: Context): void {
  app.get(
    "/api/audit",
    {
      config: { access: "audit.read" },
      schema: {
        ...described("audit.read", "Entries of the audit log, newest first", "audit"),
        querystring: z.object({
          before: z.coerce.number().int().min(1).optional(),
          subject: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: { 200: auditView },
      },
    },
    async (request) => {
      const { before, subject, limit } = request.query;
      const entries = await context.store.audit.list({
        limit,
        ...(before === undefined ? {} : { before }),
        ...(subject === undefined ? {} : { subject }),
      });
      const names = await displayNames(
        context,
        entries.map((entry) => entry.actor),
      );
      await context.audit(callerOf(request).id, "audit.read", "audit", { entries: entries.length, before: before ?? null });
      return { items: entries.map((entry) => ({ ...entry, actorName: names[entry.actor] ?? entry.actor })) };
    },
  );

  app.get(
    "/api/audit/verify",
    {
      config: { access: "audit.read" },
      schema: { ...described("audit.read", "Checks every link of the chain", "audit"), response: { 200: auditVerifyView } },
    },
    async () => context.store.audit.verify(),
  );
}

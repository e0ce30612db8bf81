import { z } from "zod";
import { accountPatch, accountPatchView, accountView, newAccountBody, newAccountView } from "../../contract/session.ts";
import { accountAdmin } from "../accounts.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { badField } from "../problems.ts";

/** Colleagues who sign in. */
export function accountRoutes(app: App, context: Context): void {
  const admin = accountAdmin(context.store, context.clock);

  app.get(
    "/api/accounts",
    {
      config: { access: "account.manage" },
      schema: {
        ...described("account.manage", "All accounts", "accounts"),
        response: { 200: z.object({ items: z.array(accountView) }) },
      },
    },
    async () => ({ items: await admin.list() }),
  );

  app.post(
    "/api/accounts",
    {
      config: { access: "account.manage" },
      schema: {
        ...described("account.manage", "Add an account; answers with its one-time password", "accounts"),
        body: newAccountBody,
        response: { 200: newAccountView },
      },
    },
    async (request) => {
      const { body } = request.body;
      if (body !== null && !context.catalogue.bodies.some((known) => known.id === body))
        throw badField("body", "no such public body");
      return admin.add(request.body, callerOf(request).id);
    },
  );

  app.patch(
    "/api/accounts/:id",
    {
      config: { access: "account.manage" },
      schema: {
        ...described("account.manage", "Change an account, disable it, or reset its password", "accounts"),
        params: z.object({ id: z.string() }),
        body: accountPatch,
        response: { 200: accountPatchView },
      },
    },
    async (request) => admin.change(request.params.id, request.body, callerOf(request).id),
  );
}

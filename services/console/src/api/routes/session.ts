import { type Account, may, PERMISSIONS, type Permission } from "@langnghe/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { passwordBody, type SessionView, sessionView, signInBody } from "../../contract/session.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { SESSION_COOKIE } from "../guard.ts";
import { hashPassword } from "../passwords.ts";
import { badField } from "../problems.ts";
import { createSignIn } from "../sign-in.ts";

/** Sign-in, sign-out, own password. */
export function sessionRoutes(app: App, context: Context): void {
  const signIn = createSignIn(context);

  app.get(
    "/api/session",
    {
      config: { access: "public" },
      schema: { ...described("public", "Who is signed in; 401 when nobody is", "session"), response: { 200: sessionView } },
    },
    async (request) => viewOf(callerOf(request)),
  );

  app.post(
    "/api/session",
    {
      config: { access: "public" },
      schema: { ...described("public", "Sign in", "session"), body: signInBody, response: { 200: sessionView } },
    },
    async (request, reply) => {
      const account = await signIn.byPassword(request.body.name.trim().toLowerCase(), request.body.password, request.ip);
      if (request.caller !== null) await context.sessions.end(request.caller.session);
      setCookie(request, reply, await context.sessions.open(account.id));
      await context.audit(account.id, "session.open", `account:${account.id}`);
      return viewOf(account);
    },
  );

  app.delete(
    "/api/session",
    { config: { access: "public" }, schema: { ...described("public", "Sign out", "session"), response: { 204: z.null() } } },
    async (request, reply) => {
      if (request.caller !== null) {
        await context.sessions.end(request.caller.session);
        await context.audit(request.caller.account.id, "session.close", `account:${request.caller.account.id}`);
      }
      return reply.clearCookie(SESSION_COOKIE, { path: "/" }).code(204).send(null);
    },
  );

  app.post(
    "/api/password",
    {
      config: { access: "session" },
      schema: {
        ...described("session", "Change the own password", "session"),
        body: passwordBody,
        response: { 200: sessionView },
      },
    },
    async (request) => {
      const { id } = callerOf(request);
      const found = await context.stores.accounts.require(id);
      await signIn.confirm(found.value, request.body.current);
      if (request.body.next === request.body.current) throw badField("next", "the new password is the old one");
      const account = { ...found.value, password: await hashPassword(request.body.next), mustChangePassword: false };
      await context.stores.accounts.put(account, found.version);
      await context.sessions.endAll(id, request.caller?.session);
      await context.audit(id, "password.change", `account:${id}`);
      return viewOf(account);
    },
  );
}

/** The cookie lives until the browser closes; how long it is good for is the session's own matter. */
function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: request.protocol === "https",
  });
}

function viewOf(account: Account): SessionView {
  const permissions = PERMISSION_NAMES.filter((permission) => may(account.role, permission));
  return { account, permissions };
}

const PERMISSION_NAMES = Object.keys(PERMISSIONS).filter((name): name is Permission => name in PERMISSIONS);

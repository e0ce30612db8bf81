import { type Account, may, PERMISSIONS, type Permission } from "@langnghe/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { passwordBody, type SessionView, sessionView, signInBody } from "../../contract/session.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { SESSION_COOKIE } from "../guard.ts";
import { hashPassword, passwordMatches } from "../passwords.ts";
import { badField, tooMany, unauthenticated } from "../problems.ts";
import { createRateLimit } from "../rate-limit.ts";

/** Wrong tries before a wait. A person mistypes a few times; from one address several people may sign in. */
const TRIES_PER_NAME = 5;
const TRIES_PER_ADDRESS = 20;
const TRY_WINDOW_MS = 15 * 60_000;

/** Sign-in, sign-out, own password. */
export function sessionRoutes(app: App, context: Context): void {
  const byName = createRateLimit(TRIES_PER_NAME, TRY_WINDOW_MS);
  const byAddress = createRateLimit(TRIES_PER_ADDRESS, TRY_WINDOW_MS);

  async function signIn(name: string, password: string, address: string): Promise<Account> {
    const now = context.clock();
    const wait = Math.max(byName.waitFor(name, now), byAddress.waitFor(address, now));
    if (wait > 0) throw tooMany(wait);
    // Counted before the slow comparison: tries sent all at once do not slip through together.
    byName.hit(name, now);
    byAddress.hit(address, now);
    const found = await context.stores.accounts.byName(name);
    const right = await passwordMatches(password, found?.value.password ?? null);
    if (found === null || !right || found.value.disabled) {
      await context.audit("machine", "session.refused", `account:${found?.value.id ?? "unknown"}`);
      throw unauthenticated();
    }
    byName.forget(name);
    return found.value;
  }

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
      const account = await signIn(request.body.name.trim().toLowerCase(), request.body.password, request.ip);
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
      const now = context.clock();
      const wait = byName.waitFor(id, now);
      if (wait > 0) throw tooMany(wait);
      byName.hit(id, now);
      const found = await context.stores.accounts.require(id);
      if (!(await passwordMatches(request.body.current, found.value.password)))
        throw badField("current", "the password is wrong");
      if (request.body.next === request.body.current) throw badField("next", "the new password is the old one");
      byName.forget(id);
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

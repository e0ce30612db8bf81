import { LangngheError, may } from "@langnghe/domain";
import type { FastifyRequest, RouteOptions } from "fastify";
import { problemView } from "../contract/session.ts";
import { BEFORE_PASSWORD_CHANGE, PUBLIC_ROUTES } from "./access.ts";
import type { App, Context } from "./app.ts";
import { forbidden, tooMany, unauthenticated } from "./problems.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";

export const SESSION_COOKIE = "langnghe_session";
/** A page of another site cannot set this header, so that it cannot change anything with the person's cookie. */
const CHANGE_HEADER = "x-langnghe";
const CHANGING = ["POST", "PUT", "PATCH", "DELETE"];
const MINUTE_MS = 60_000;

/** Checks every route when it is made and every request before its body is read. */
export function installGuard(app: App, context: Context): void {
  const limits = new Map<number, RateLimit>();
  app.decorateRequest("caller", null);
  app.addHook("onRoute", requireAccess);
  app.addHook("onRequest", async (request) => {
    if (request.routeOptions.url === undefined) return;
    if (CHANGING.includes(request.method) && request.headers[CHANGE_HEADER] === undefined) throw forbidden(CHANGE_HEADER);
    const token = request.cookies[SESSION_COOKIE];
    request.caller = token === undefined ? null : await context.sessions.find(token);
    checkAccess(request);
    checkPace(request, limits, context.clock());
  });
}

/** A route without a word on who may call it, or one that opens itself unlisted, is a fault of the program. */
function requireAccess(route: RouteOptions): void {
  const access = route.config?.access;
  if (access === undefined) throw new LangngheError("INTERNAL", `route ${route.url} does not say who may call it`);
  for (const method of [route.method].flat()) {
    if (access === "public" && !isPage(route.url) && method !== "HEAD" && !PUBLIC_ROUTES.includes(`${method} ${route.url}`))
      throw new LangngheError("INTERNAL", `route ${method} ${route.url} is public but not in the list of public routes`);
  }
  const response = route.schema?.response;
  if (typeof response === "object" && response !== null) {
    route.schema = { ...route.schema, response: { ...response, default: problemView } };
  }
}

/** Files of the interface: they hold no data. */
function isPage(url: string): boolean {
  return url === "/" || url === "/*" || url.startsWith("/assets/");
}

function checkAccess(request: FastifyRequest): void {
  const { access } = request.routeOptions.config;
  if (access === "public") return;
  if (request.caller === null) throw unauthenticated();
  const { account } = request.caller;
  if (account.mustChangePassword && !BEFORE_PASSWORD_CHANGE.includes(`${request.method} ${request.routeOptions.url}`))
    throw forbidden("password_change");
  if (access === undefined || (access !== "session" && !may(account.role, access))) throw forbidden(access ?? "unknown");
}

function checkPace(request: FastifyRequest, limits: Map<number, RateLimit>, now: number): void {
  const { perMinute } = request.routeOptions.config;
  if (perMinute === undefined || request.caller === null) return;
  const limit = limits.get(perMinute) ?? createRateLimit(perMinute, MINUTE_MS);
  limits.set(perMinute, limit);
  const key = `${request.caller.session} ${request.routeOptions.url}`;
  const wait = limit.waitFor(key, now);
  if (wait > 0) throw tooMany(wait);
  limit.hit(key, now);
}

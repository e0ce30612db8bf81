import type { Account, Permission } from "@langnghe/domain";

/** Who may call a route: anybody, anybody who is signed in, or accounts whose role has a permission. */
export type Access = Permission | "public" | "session";

/**
 * The only routes that need no session. A route that calls itself public and is not listed here stops the start, so that
 * opening one is a decision somebody reads.
 */
export const PUBLIC_ROUTES: readonly string[] = [
  "GET /api/session",
  "POST /api/session",
  "DELETE /api/session",
  "GET /api/public",
  "POST /api/public/contest",
  "GET /api/catalogue",
  "GET /api/openapi.json",
  "GET /healthz",
  "GET /readyz",
  "GET /metrics",
];

/** Routes open while a one-time password has not been changed yet. */
export const BEFORE_PASSWORD_CHANGE: readonly string[] = ["GET /api/session", "DELETE /api/session", "POST /api/password"];

/** The signed-in account of a request and the session it came with. */
export interface Caller {
  readonly account: Account;
  readonly session: string;
}

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
    /** Requests a session may send to this route in a minute; for answers that could be collected into an export. */
    perMinute?: number;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

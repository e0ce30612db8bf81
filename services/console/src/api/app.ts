import type { Account, AuditEvent } from "@langnghe/domain";
import { toInstant } from "@langnghe/domain";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Access } from "./access.ts";
import type { ConsoleDeps } from "./deps.ts";
import { unauthenticated } from "./problems.ts";
import type { Sessions } from "./sessions.ts";
import { type ConsoleStores, consoleStores } from "./stores.ts";

/** Fastify with zod schemas as types. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every route group is given. */
export interface Context extends ConsoleDeps {
  readonly stores: ConsoleStores;
  readonly sessions: Sessions;
  /** The present instant, RFC 3339. */
  now(): string;
  /** Writes to the audit log who did what. Facts are ids and settings only. */
  audit(actor: string, action: string, subject: string, facts?: AuditEvent["facts"]): Promise<void>;
}

export function createContext(deps: ConsoleDeps, sessions: Sessions): Context {
  const now = () => toInstant(deps.clock());
  return {
    ...deps,
    stores: consoleStores(deps.store.records),
    sessions,
    now,
    async audit(actor, action, subject, facts = {}) {
      await deps.store.audit.append({ at: now(), actor, action, subject, facts });
    },
  };
}

/** The account that asks. The guard has let it through; a route that calls this without a guard answers 401. */
export function callerOf(request: FastifyRequest): Account {
  if (request.caller === null) throw unauthenticated();
  return request.caller.account;
}

/** What a route says of itself for people, beside its schemas. */
export function described(access: Access, summary: string, tag: string): RouteWords {
  return { summary, tags: [tag], description: accessWords(access), security: access === "public" ? [] : [{ session: [] }] };
}

interface RouteWords {
  readonly summary: string;
  readonly tags: string[];
  readonly description: string;
  readonly security: { [scheme: string]: string[] }[];
}

function accessWords(access: Access): string {
  if (access === "public") return "No sign-in.";
  return access === "session" ? "Any signed-in account." : `Permission: ${access}.`;
}

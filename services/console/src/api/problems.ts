import { describeError, type ErrorCode, type ErrorFacts, LangngheError } from "@langnghe/domain";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { ProblemView } from "../contract/session.ts";
import { languageOf, messageFor, type ProblemCode } from "./words.ts";

/** HTTP status of each code of the closed list. */
const STATUS = {
  CONFIG_INVALID: 500,
  USAGE: 400,
  DATA_FOLDER: 500,
  DISK_FULL: 507,
  PORT_TAKEN: 500,
  BUS_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
  CONFLICT: 409,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  RULE_BROKEN: 422,
  FETCH_FAILED: 502,
  FETCH_REFUSED: 422,
  PARSE_FAILED: 400,
  WORKER_LOST: 500,
  MAIL_FAILED: 502,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

/** What is answered when something did not work. */
interface Problem {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string | null;
  readonly retryAfterSeconds?: number;
}

/** No session, or wrong name or password. */
export function unauthenticated(): LangngheError {
  return new LangngheError("FORBIDDEN", "no session", { facts: { http: "UNAUTHENTICATED" } });
}

/** Too many requests; the answer says after how many seconds to come again. */
export function tooMany(retryAfterSeconds: number): LangngheError {
  return new LangngheError("FORBIDDEN", "too many requests", { facts: { http: "TOO_MANY", retryAfterSeconds } });
}

/** Not allowed; `detail` names the permission or header that is missing. */
export function forbidden(detail: string): LangngheError {
  return new LangngheError("FORBIDDEN", `not allowed: ${detail}`, { facts: { detail } });
}

/** A rule forbids it; the answer carries the rule as `detail`. */
export function ruleBroken(rule: string): LangngheError {
  return new LangngheError("RULE_BROKEN", `a rule forbids this: ${rule}`, { facts: { detail: rule } });
}

/** A field of the request has a value that cannot be used. */
export function badField(field: string, message: string): LangngheError {
  return new LangngheError("USAGE", message, { facts: { detail: field } });
}

export function notFound(subject: string): LangngheError {
  return new LangngheError("NOT_FOUND", `there is no ${subject}`);
}

/** Answers every error the same way: code, words in the person's language, an id to quote; never a stack or an inner message. */
export async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<ProblemView> {
  const problem = problemOf(error);
  if (problem.retryAfterSeconds !== undefined) reply.header("retry-after", String(problem.retryAfterSeconds));
  reply.code(problem.status).type("application/json; charset=utf-8");
  return {
    code: problem.code,
    message: messageFor(problem.code, languageOf(request)),
    detail: problem.detail,
    requestId: request.id,
  };
}

/** Facts for the log: the code, and for a fault of our own where it happened. */
export function problemFacts(error: unknown): ErrorFacts & { readonly status: number } {
  const { status, code } = problemOf(error);
  return status < 500
    ? { status, code }
    : {
        status,
        code,
        error: describeError(error),
        at: error instanceof Error ? (error.stack?.split("\n")[1]?.trim() ?? "") : "",
      };
}

function problemOf(error: unknown): Problem {
  if (error instanceof LangngheError) return problemOfOurs(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath.replace(/^\//, "").replaceAll("/", ".") ?? "";
    return { status: 400, code: "USAGE", detail: field === "" ? (error.validationContext ?? null) : field };
  }
  if (isFastifyClientError(error)) return { status: error.statusCode, code: clientCode(error.statusCode), detail: null };
  return { status: 500, code: "INTERNAL", detail: null };
}

function problemOfOurs(error: LangngheError): Problem {
  const { detail, http, retryAfterSeconds } = error.facts;
  if (http === "UNAUTHENTICATED") return { status: 401, code: http, detail: null };
  if (http === "TOO_MANY") return { status: 429, code: http, detail: null, retryAfterSeconds: Number(retryAfterSeconds) };
  return { status: STATUS[error.code], code: error.code, detail: typeof detail === "string" ? detail : null };
}

function isFastifyClientError(error: unknown): error is FastifyError & { statusCode: number } {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500;
}

function clientCode(status: number): ProblemCode {
  return status === 404 ? "NOT_FOUND" : "USAGE";
}

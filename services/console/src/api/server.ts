import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import { newId } from "@langnghe/domain";
import Fastify from "fastify";
import {
  createJsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { type App, createContext } from "./app.ts";
import type { ConsoleDeps } from "./deps.ts";
import { installGuard } from "./guard.ts";
import { notFound, problemFacts, sendProblem } from "./problems.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { auditRoutes } from "./routes/audit.ts";
import { caseChangeRoutes } from "./routes/case-changes.ts";
import { caseRoutes } from "./routes/cases.ts";
import { demandRoutes } from "./routes/demands.ts";
import { digestChangeRoutes } from "./routes/digest-changes.ts";
import { digestRoutes } from "./routes/digests.ts";
import { documentRoutes } from "./routes/documents.ts";
import { evidenceRoutes } from "./routes/evidence.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { operationRoutes } from "./routes/operations.ts";
import { parkedRoutes } from "./routes/parked.ts";
import { publicRoutes } from "./routes/public.ts";
import { searchRoutes } from "./routes/search.ts";
import { sessionRoutes } from "./routes/session.ts";
import { todayRoutes } from "./routes/today.ts";
import { webRoutes } from "./routes/web.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { createSessions } from "./sessions.ts";
import { consoleStores } from "./stores.ts";

/** A digest with hundreds of sentences is about 100 KB; archived text pasted by hand may have 100,000 letters. */
const BODY_LIMIT_BYTES = 512 * 1_024;
/** A body must have come in within this time, so that slow senders hold nothing open. */
const REQUEST_TIMEOUT_MS = 20_000;

const ROUTE_GROUPS = [
  operationRoutes,
  sessionRoutes,
  accountRoutes,
  searchRoutes,
  documentRoutes,
  todayRoutes,
  demandRoutes,
  caseRoutes,
  caseChangeRoutes,
  evidenceRoutes,
  digestRoutes,
  digestChangeRoutes,
  feedRoutes,
  parkedRoutes,
  auditRoutes,
  publicRoutes,
] as const;

/** The console's server, ready to listen or to be asked in a test. */
export async function buildServer(deps: ConsoleDeps): Promise<App> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => newId("rq"),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const sessions = createSessions(consoleStores(deps.store.records).accounts, deps.clock, deps.settings.sessionHours);
  const context = createContext(deps, sessions);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Lắng Nghe", version: "1", description: "The console's API. Changes need the header x-langnghe: 1." },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "langnghe_session" } } },
    },
    transform: createJsonSchemaTransform({ skipList: ["/", "/*"] }),
  });
  installErrors(app, deps);
  installGuard(app, context);
  for (const routes of ROUTE_GROUPS) routes(app, context);
  await webRoutes(app, context);
  return app;
}

function installErrors(app: App, deps: ConsoleDeps): void {
  app.setErrorHandler((error, request, reply) => {
    const facts = problemFacts(error);
    deps.log(facts.status >= 500 ? "error" : "debug", "request_failed", { ...facts, request: request.id });
    return sendProblem(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(notFound("such page"), request, reply));
  app.addHook("onSend", async (_request, reply) => setSecurityHeaders(reply));
}

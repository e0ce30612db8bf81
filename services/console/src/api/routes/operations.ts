import { z } from "zod";
import { type App, type Context, described } from "../app.ts";

const partView = z.object({ name: z.string(), state: z.string(), restarts: z.number().int() });
const healthView = z.object({ ok: z.boolean(), parts: z.array(partView) });

/** For whoever operates the installation. No personal data, no settings. */
export function operationRoutes(app: App, context: Context): void {
  const parts = () => context.health().map(({ name, state, restarts }) => ({ name, state, restarts }));

  app.get(
    "/healthz",
    {
      config: { access: "public" },
      schema: { ...described("public", "The process lives", "operations"), response: { 200: healthView } },
    },
    async () => ({ ok: true, parts: parts() }),
  );

  app.get(
    "/readyz",
    {
      config: { access: "public" },
      schema: {
        ...described("public", "The store takes writes and every part runs", "operations"),
        response: { 200: healthView, 503: healthView },
      },
    },
    async (_request, reply) => {
      await context.store.ping();
      const ok = context.health().every((part) => part.state === "running");
      return reply.code(ok ? 200 : 503).send({ ok, parts: parts() });
    },
  );

  app.get(
    "/metrics",
    { config: { access: "public" }, schema: described("public", "Figures in Prometheus' text format", "operations") },
    async (_request, reply) => reply.type("text/plain; version=0.0.4; charset=utf-8").send(await context.metrics()),
  );

  app.get(
    "/api/openapi.json",
    { config: { access: "public" }, schema: described("public", "This description", "operations") },
    async () => app.swagger(),
  );
}

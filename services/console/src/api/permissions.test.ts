import { may, ROLES } from "@langnghe/domain";
import type { RouteOptions } from "fastify";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Access, PUBLIC_ROUTES } from "./access.ts";
import { type Signed, type TestConsole, testConsole } from "./console-fixture.ts";

interface Described {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

const CHANGING = ["POST", "PUT", "PATCH", "DELETE"];
let console: TestConsole;
let routes: Described[];
const signed = new Map<string, Signed>();

beforeAll(async () => {
  console = await testConsole();
  for (const role of ROLES) signed.set(role, await console.as(role));
  routes = routesOf((await console.app.inject("/api/openapi.json")).json());
});
afterAll(() => console.close());

/** What the description says of each route: its permission stands in the description's words. */
function routesOf(openapi: { paths: Record<string, Record<string, { description: string }>> }): Described[] {
  return Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { description }]) => ({
      method: method.toUpperCase(),
      url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
      access: accessOf(description),
    })),
  );
}

function accessOf(description: string): Access {
  const permission = /^Permission: ([\w.]+)\.$/.exec(description)?.[1];
  if (permission !== undefined) return permission as Access;
  return description === "No sign-in." ? "public" : "session";
}

function ask(route: Described, cookie: string | null) {
  const url = route.url.replaceAll(/:\w+/g, "none");
  const headers = { "x-langnghe": "1", ...(cookie === null ? {} : { cookie }) };
  return console.app.inject({
    method: route.method as "GET",
    url,
    headers,
    ...(CHANGING.includes(route.method) ? { payload: {} } : {}),
  });
}

describe("every route", () => {
  it("is described, and there are as many as the contract names", () => {
    expect(routes.length).toBeGreaterThanOrEqual(38);
  });

  it("is public only when it is in the list of public routes", () => {
    const open = routes.filter((route) => route.access === "public").map((route) => `${route.method} ${route.url}`);
    expect(open.sort()).toEqual([...PUBLIC_ROUTES].sort());
  });

  it("answers 401 without a session unless it is public", async () => {
    for (const route of routes.filter((each) => each.access !== "public")) {
      expect([route.url, (await ask(route, null)).statusCode]).toEqual([route.url, 401]);
    }
  });

  it.each(ROLES)("lets %s do what the table of permissions says and nothing else", async (role) => {
    const cookie = signed.get(role)?.cookie ?? "";
    const guarded = routes.filter((route) => route.access !== "public" && route.access !== "session");
    for (const route of guarded) {
      const { statusCode } = await ask(route, cookie);
      const allowed = route.access !== "public" && route.access !== "session" && may(role, route.access);
      expect([route.method, route.url, statusCode === 403]).toEqual([route.method, route.url, !allowed]);
      expect(statusCode).not.toBe(500);
    }
  });

  it("refuses every change without the header that other sites cannot set", async () => {
    const cookie = signed.get("administrator")?.cookie ?? "";
    for (const route of routes.filter((each) => CHANGING.includes(each.method))) {
      const answer = await console.app.inject({
        method: route.method as "POST",
        url: route.url,
        headers: { cookie },
        payload: {},
      });
      expect([route.url, answer.statusCode, answer.json().detail]).toEqual([route.url, 403, "x-langnghe"]);
    }
  });
});

describe("a route added later", () => {
  it("stops the start when it does not say who may call it", async () => {
    const app = Fastify();
    const { installGuard } = await import("./guard.ts");
    installGuard(app as never, {} as never);
    expect(() => app.get("/api/forgotten", async () => ({}))).toThrow(/does not say who may call it/);
    const open: Partial<RouteOptions> = { config: { access: "public" } };
    expect(() => app.get("/api/opened", open as never, async () => ({}))).toThrow(/not in the list/);
  });
});

describe("the description", () => {
  it("is OpenAPI 3.1 with a summary and an answer's schema for each route", async () => {
    const openapi = (await console.app.inject("/api/openapi.json")).json();
    expect(openapi.openapi).toBe("3.1.0");
    for (const methods of Object.values<Record<string, { summary: string; responses: object }>>(openapi.paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation.summary.length).toBeGreaterThan(5);
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      }
    }
  });

  it("names no parameter by which people could be looked up", async () => {
    const text = (await console.app.inject("/api/openapi.json")).body;
    expect(text).not.toMatch(/"(author|byline|person|commenter|handle|phone|email)"/i);
  });
});

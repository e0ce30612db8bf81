import { vi } from "vitest";
import type { z } from "zod";
import { type AnswerOf, CONTRACT, type Route } from "./contract-routes.ts";

/** A request as it arrived. */
export interface Asked {
  readonly route: Route;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The server's no. */
export interface Refusal {
  readonly refusal: number;
  readonly code: string;
  readonly detail: string | null;
}

/** A no with a status and a code, for a test to answer with. */
export function refuse(refusal: number, code: string, detail: string | null = null): Refusal {
  return { refusal, code, detail };
}

type Reply<R extends Route> = AnswerOf<R> | Refusal;
/** What the server answers, by route: always the same, or worked out of the request. */
export type Answers = { [R in Route]?: Reply<R> | ((asked: Asked) => Reply<R> | Promise<Reply<R>>) | undefined };

/** The id that every refusal of the fake carries. */
export const REQUEST_ID = "yc-7f3a";

/** A fake of the server at the level of `fetch`. It holds the page to the contract: a wrong body or answer is a fault. */
export interface FakeApi {
  /** Every request, oldest first. */
  readonly asked: readonly Asked[];
  /** Requests of a route, oldest first. */
  readonly of: (route: Route) => Asked[];
  /** Bodies that were sent to a route, oldest first. */
  readonly sent: (route: Route) => unknown[];
  /** Changes what is answered from now on. */
  readonly answer: (answers: Answers) => void;
  /** What broke the contract: requests nobody expects, bodies and answers of a wrong shape. */
  readonly faults: readonly string[];
}

const routes = Object.keys(CONTRACT).filter((key): key is Route => Object.hasOwn(CONTRACT, key));

function routeOf(method: string, path: string): Route | undefined {
  const parts = path.split("/");
  const fits = (route: Route): boolean => {
    const [verb, pattern = ""] = route.split(" ");
    const wanted = pattern.split("/");
    return (
      verb === method &&
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith(":") || part === parts[index])
    );
  };
  // A fixed path goes before one with a hole: /api/cases/bulk is no case.
  return routes.filter(fits).sort((a, b) => Number(a.includes(":")) - Number(b.includes(":")))[0];
}

const isRefusal = (value: unknown): value is Refusal => typeof value === "object" && value !== null && "refusal" in value;
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

/** Puts the fake in place of `fetch`. */
export function fakeApi(first: Answers): FakeApi {
  let answers: Answers = first;
  const asked: Asked[] = [];
  const faults: string[] = [];
  const check = (schema: z.ZodType | undefined, value: unknown, what: string): void => {
    const result = schema?.safeParse(value);
    if (result?.success === false)
      faults.push(`${what}: ${result.error.issues[0]?.path.join(".")} ${result.error.issues[0]?.message}`);
  };
  const reply = async (request: Asked): Promise<Response> => {
    const { route } = request;
    const exchange: { answer: z.ZodType; body?: z.ZodType; params?: z.ZodType } = CONTRACT[route];
    check(exchange.body, request.body, `body of ${route}`);
    check(exchange.params, paramsOf(request.params), `question of ${route}`);
    const answer: unknown = answers[route];
    const value: unknown = typeof answer === "function" ? await answer(request) : answer;
    if (isRefusal(value)) {
      const { refusal, code, detail } = value;
      return json(refusal, { code, message: "", detail, requestId: REQUEST_ID });
    }
    check(exchange.answer, value, `answer of ${route}`);
    return json(200, value);
  };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(path, "http://console.test");
    const route = routeOf(init.method ?? "GET", url.pathname);
    if (route === undefined || answers[route] === undefined) {
      faults.push(`nobody answers ${init.method ?? "GET"} ${path}`);
      return json(404, { code: "NOT_FOUND", message: "", detail: null, requestId: REQUEST_ID });
    }
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const request = { route, path: url.pathname, params: url.searchParams, body, headers: new Headers(init.headers) };
    asked.push(request);
    return reply(request);
  });
  const of = (route: Route): Asked[] => asked.filter((request) => request.route === route);
  return {
    asked,
    faults,
    of,
    sent: (route) => of(route).map(({ body }) => body),
    answer: (more) => {
      answers = { ...answers, ...more };
    },
  };
}

function paramsOf(params: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

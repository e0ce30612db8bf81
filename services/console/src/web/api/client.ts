import type { ProblemView } from "../../contract/session.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The server's answer when it did not do what was asked, or `OFFLINE` when it did not answer. */
export class Problem extends Error {
  readonly status: number;
  readonly view: ProblemView;

  constructor(status: number, view: ProblemView) {
    super(view.code);
    this.name = "Problem";
    this.status = status;
    this.view = view;
  }
}

/** Whether something thrown is an answer of the server (or its absence). */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}

/** Sends a request with the session's cookie and gives the JSON answer. Rejects with {@link Problem} only. */
export async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  const text = await response.text();
  if (!response.ok) throw new Problem(response.status, problemOf(response.status, text));
  // The shapes are the contract's, which the server checks before it answers.
  return (text === "" ? null : JSON.parse(text)) as T;
}

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  // The header is what a foreign page cannot set: it proves that the change comes from here.
  const headers: Record<string, string> = method === "GET" ? {} : { "x-langnghe": "1" };
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { code: "OFFLINE", message: "", detail: null, requestId: "" });
  }
}

function problemOf(status: number, text: string): ProblemView {
  const unknown: ProblemView = { code: "INTERNAL", message: "", detail: null, requestId: String(status) };
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...unknown, ...parsed } : unknown;
  } catch {
    return unknown;
  }
}

/** Adds a question to a path. */
export function withQuestion(path: string, params: URLSearchParams): string {
  const question = params.toString();
  return question === "" ? path : `${path}?${question}`;
}

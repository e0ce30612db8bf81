import { LangngheError } from "@langnghe/domain";
import type { App } from "./app.ts";
import type { ConsoleDeps } from "./deps.ts";
import { buildServer } from "./server.ts";

/** The console while it listens. */
export interface RunningConsole {
  /** What to type into a browser, `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly port: number;
  /** Takes no new requests, ends the open ones, and resolves when the port is free. */
  stop(): Promise<void>;
}

/** A running request gets this long at a stop; Ctrl-C promises five seconds for everything. */
const STOP_PATIENCE_MS = 2_000;

/** Serves the interface and its API. Rejects with PORT_TAKEN when another program listens there. */
export async function startConsole(deps: ConsoleDeps): Promise<RunningConsole> {
  const app = await buildServer(deps);
  const { host, port } = deps.settings;
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw listenFault(cause, host, port);
  }
  const actual = listeningPort(app) ?? port;
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = `http://${shown.includes(":") ? `[${shown}]` : shown}:${actual}`;
  deps.log("info", "console_listens", { port: actual });
  return {
    address,
    port: actual,
    async stop() {
      const impatience = setTimeout(() => app.server.closeAllConnections(), STOP_PATIENCE_MS);
      await app.close();
      clearTimeout(impatience);
    },
  };
}

function listeningPort(app: App): number | null {
  const address = app.server.address();
  return typeof address === "object" && address !== null ? address.port : null;
}

function listenFault(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : "";
  if (code === "EADDRINUSE") {
    const message = `port ${port} of ${host} is taken by another program: stop that one, or name another with --port`;
    return new LangngheError("PORT_TAKEN", message, { facts: { port }, cause });
  }
  if (code === "EACCES") {
    const message = `port ${port} may not be opened by this user: name one above 1023 with --port`;
    return new LangngheError("PORT_TAKEN", message, { facts: { port }, cause });
  }
  return cause;
}

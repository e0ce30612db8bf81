import { createServer, type RequestListener, type Server } from "node:http";

/** A server on this machine for one test. */
export interface LoopbackServer {
  readonly port: number;
  /** Connections accepted so far, whether or not a request came over them. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1, or the given one of another address. */
export async function listenOnLoopback(
  listener: RequestListener,
  at: { host?: string; port?: number } = {},
): Promise<LoopbackServer> {
  const server = createServer(listener);
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port ?? 0, at.host ?? "127.0.0.1", resolve);
  });
  return { port: portOf(server), connections: () => connections, close: () => closeServer(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

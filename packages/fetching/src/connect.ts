import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { forbiddenClass, isLoopback } from "./address.ts";
import { refused } from "./refusal.ts";
import { type AllowedHost, hostnameOf, isAllowed, isLocalName } from "./target.ts";

/** Asks DNS for all addresses of a name; passed in so that tests can answer. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** Connections to one host; the host queue keeps one request in flight, the second is for a redirect in between. */
const CONNECTIONS_PER_HOST = 2;

const LOOPBACK: readonly LookupAddress[] = [{ address: "127.0.0.1", family: 4 }];

/**
 * An undici agent whose connections reach public addresses only. DNS is asked once, what it answers is filtered, the
 * connection goes to exactly those addresses, and the address at the other end is checked again before a byte is sent.
 * It reads no proxy settings.
 */
export function guardedAgent(options: { allow: readonly AllowedHost[]; resolve?: Resolve; connectMs: number }): Agent {
  const resolve = options.resolve ?? resolveAll;
  const connectors = {
    strict: connectorWith(resolve, forbiddenClass, options.connectMs),
    allowed: connectorWith(resolve, forbiddenUnlessLoopback, options.connectMs),
  };
  function connect(target: buildConnector.Options, callback: buildConnector.Callback): void {
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    const allowed = isAllowed(hostnameOf(target.hostname), port, options.allow);
    const connector = allowed ? connectors.allowed : connectors.strict;
    const forbidden = allowed ? forbiddenUnlessLoopback : forbiddenClass;
    connector(target, function checkPeer(...outcome) {
      const [error, socket] = outcome;
      if (error !== null) return callback(error, null);
      const why = forbidden(socket.remoteAddress ?? "");
      if (why === null) return callback(null, socket);
      socket.destroy();
      callback(refusedName(target.hostname, why), null);
    });
  }
  return new Agent({ connect, allowH2: false, connections: CONNECTIONS_PER_HOST, pipelining: 1 });
}

type Forbidden = (address: string) => string | null;

function connectorWith(resolve: Resolve, forbidden: Forbidden, timeout: number): buildConnector.connector {
  return buildConnector({ timeout, allowH2: false, lookup: guardedLookup(resolve, forbidden) });
}

function forbiddenUnlessLoopback(address: string): string | null {
  // A listener on both families names the peer of an IPv4 connection `::ffff:127.0.0.1`; connecting sockets never do.
  return isLoopback(address) ? null : forbiddenClass(address);
}

/** A `lookup` for net.connect that hands on only addresses that may be reached. */
function guardedLookup(resolve: Resolve, forbidden: Forbidden): LookupFunction {
  return function lookup(name, lookupOptions, callback) {
    answer(name).then(
      (addresses) => answerAs(lookupOptions, addresses, callback),
      (error) => callback(error, "", 0),
    );
  };
  async function answer(name: string): Promise<readonly LookupAddress[]> {
    const host = hostnameOf(name);
    const addresses = isLocalName(host) ? LOOPBACK : await resolve(host);
    const open = addresses.filter(({ address }) => forbidden(address) === null);
    if (open.length > 0) return open;
    throw refusedName(name, forbidden(addresses[0]?.address ?? "") ?? "unreadable");
  }
}

function answerAs(options: LookupOptions, addresses: readonly LookupAddress[], callback: Parameters<LookupFunction>[2]): void {
  const family = options.family === 4 || options.family === 6 ? options.family : null;
  const fitting = family === null ? addresses : addresses.filter((entry) => entry.family === family);
  const first = fitting[0] ?? addresses[0];
  if (options.all === true) callback(null, [...fitting]);
  else callback(null, first?.address ?? "", first?.family ?? 0);
}

function refusedName(name: string, address: string): Error {
  const host = name.includes(":") ? `[${hostnameOf(name)}]` : name;
  return refused(`http://${host}/`, "address", { address });
}

function resolveAll(name: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(name, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}

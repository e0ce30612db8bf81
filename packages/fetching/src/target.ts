import { isIP } from "node:net";
import { forbiddenClass, isLoopback } from "./address.ts";
import { refused } from "./refusal.ts";

/** A host and port for which loopback is expressly allowed. `host` is exact, or `*.localhost` for every name below it. */
export interface AllowedHost {
  readonly host: string;
  readonly port: number;
}

/** Ports on which the web is served in earnest; others reach databases, mail and admin pages. */
export const WEB_PORTS: readonly number[] = [80, 443, 8_080, 8_443];

const DEFAULT_PORT: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** Parses an address and checks all that can be checked before a connection: scheme, credentials, port, literal address. */
export function checkTarget(address: string, allow: readonly AllowedHost[], ports: readonly number[]): URL {
  if (!URL.canParse(address)) throw refused("", "url");
  const url = new URL(address);
  const defaultPort = DEFAULT_PORT[url.protocol];
  if (defaultPort === undefined) throw refused(url, "scheme", { scheme: url.protocol.slice(0, -1) });
  if (url.username !== "" || url.password !== "") throw refused(url, "credentials");
  const host = hostnameOf(url.hostname);
  const port = url.port === "" ? defaultPort : Number(url.port);
  const allowed = isAllowed(host, port, allow);
  if (!allowed && !ports.includes(port)) throw refused(url, "port", { port });
  const why = forbiddenHost(host, allowed);
  if (why !== null) throw refused(url, "address", { address: why });
  return url;
}

/** The name as DNS sees it: no brackets, no dot at the end, lower case. */
export function hostnameOf(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

/** Whether loopback is expressly allowed for this host and port. */
export function isAllowed(host: string, port: number, allow: readonly AllowedHost[]): boolean {
  return allow.some((entry) => entry.port === port && matchesHost(host, entry.host));
}

/** Names that mean this machine without asking anybody (RFC 6761, 6.3). */
export function isLocalName(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost");
}

function matchesHost(host: string, pattern: string): boolean {
  if (pattern === "*.localhost") return host.endsWith(".localhost");
  return host === hostnameOf(pattern);
}

function forbiddenHost(host: string, allowed: boolean): string | null {
  if (isLocalName(host)) return allowed ? null : "loopback";
  if (isIP(host) === 0) return null;
  if (allowed && isLoopback(host)) return null;
  return forbiddenClass(host);
}

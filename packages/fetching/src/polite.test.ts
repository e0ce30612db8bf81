import { afterEach, describe, expect, test } from "vitest";
import { politeFetcher } from "./polite.ts";
import { listenOnLoopback } from "./testing/loopback-server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function politely(robots: Readonly<Record<string, string>>) {
  const paths: string[] = [];
  const server = await listenOnLoopback((request, response) => {
    const host = request.headers.host?.split(".")[0] ?? "";
    paths.push(`${host}${request.url}`);
    if (request.url === "/robots.txt") response.writeHead(robots[host] === undefined ? 404 : 200).end(robots[host]);
    else if (request.url === "/moved") response.writeHead(302, { location: `http://b.localhost:${server.port}/kin/1` }).end();
    else response.end("page");
  });
  const fetcher = politeFetcher({ contact: "test", allow: [{ host: "*.localhost", port: server.port }], delayMs: 0 });
  open.push(fetcher, server);
  return { paths, fetch: fetcher.fetch, at: (path: string) => `http://a.localhost:${server.port}${path}` };
}

describe("politeFetch", () => {
  test("asks robots.txt first, once", async () => {
    const { fetch, at, paths } = await politely({});
    await fetch(at("/1"), { kind: "page" });
    await fetch(at("/2"), { kind: "page" });
    expect(paths).toEqual(["a/robots.txt", "a/1", "a/2"]);
  });

  test("never touches what is forbidden", async () => {
    const { fetch, at, paths } = await politely({ a: "User-agent: LangNghe\nDisallow: /kin" });
    await expect(fetch(at("/kin/2"), { kind: "feed" })).rejects.toMatchObject({
      code: "FETCH_REFUSED",
      facts: { why: "robots" },
    });
    expect(paths).toEqual(["a/robots.txt"]);
  });

  test("a redirect asks the rules of the host it leads to", async () => {
    const { fetch, at, paths } = await politely({ b: "User-agent: *\nDisallow: /kin" });
    await expect(fetch(at("/moved"), { kind: "page" })).rejects.toMatchObject({ facts: { why: "robots" } });
    expect(paths).toEqual(["a/robots.txt", "a/moved", "b/robots.txt"]);
  });
});

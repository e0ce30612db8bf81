import type { IncomingMessage, RequestListener } from "node:http";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type FetchRequest, type SafeFetcher, safeFetcher } from "./fetcher.ts";
import type { FetchLimits } from "./limits.ts";
import { type LoopbackServer, listenOnLoopback } from "./testing/loopback-server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function site(listener: RequestListener, limits: Partial<FetchLimits> = {}) {
  const server = await listenOnLoopback(listener);
  const fetcher = safeFetcher({
    contact: "mailto:bantin@example.vn",
    allow: [{ host: "*.localhost", port: server.port }],
    limits,
  });
  open.push(fetcher, server);
  const at = (path: string) => `http://bao.localhost:${server.port}${path}`;
  return { server, fetcher, at };
}

async function factsOf(fetcher: SafeFetcher, url: string, request: FetchRequest = { kind: "page" }): Promise<unknown> {
  try {
    const response = await fetcher.fetch(url, request);
    return { fetched: response.status };
  } catch (error) {
    return error instanceof Error && "facts" in error && "code" in error ? { code: error.code, ...Object(error.facts) } : error;
  }
}

describe("a plain fetch", () => {
  test("brings the bytes, what the server said of them, and says honestly who asks", async () => {
    const seen: IncomingMessage["headers"][] = [];
    const { fetcher, at } = await site((request, response) => {
      seen.push(request.headers);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("etag", '"a1"');
      response.setHeader("last-modified", "Mon, 02 Nov 2026 01:00:00 GMT");
      response.end("Xin chào");
    });
    const response = await fetcher.fetch(at("/tin"), { kind: "page" });
    expect(Buffer.from(response.body).toString()).toBe("Xin chào");
    expect(response).toMatchObject({
      url: at("/tin"),
      status: 200,
      notModified: false,
      contentType: "text/html; charset=utf-8",
      etag: '"a1"',
      lastModified: "Mon, 02 Nov 2026 01:00:00 GMT",
    });
    expect(seen[0]?.["user-agent"]).toBe("LangNghe/0.1 (+mailto:bantin@example.vn)");
    expect(seen[0]?.cookie).toBeUndefined();
  });

  test("asks conditionally and understands 304", async () => {
    const { fetcher, at } = await site((request, response) => {
      response.statusCode = request.headers["if-none-match"] === '"a1"' ? 304 : 500;
      response.end();
    });
    const response = await fetcher.fetch(at("/"), { kind: "feed", etag: '"a1"' });
    expect(response).toMatchObject({ status: 304, notModified: true });
    expect(response.body.length).toBe(0);
  });

  test.each([
    [404, { code: "FETCH_REFUSED", why: "status", status: 404 }],
    [403, { code: "FETCH_REFUSED", why: "status", status: 403 }],
    [429, { code: "FETCH_FAILED", why: "status", status: 429, retryAfterMs: 120_000 }],
    [503, { code: "FETCH_FAILED", why: "status", status: 503, retryAfterMs: 120_000 }],
    [500, { code: "FETCH_FAILED", why: "status", status: 500 }],
  ])("status %i", async (status, expected) => {
    const { fetcher, at } = await site((_request, response) => {
      response.writeHead(status, { "retry-after": "120" }).end("no");
    });
    expect(await factsOf(fetcher, at("/"))).toMatchObject(expected);
    expect(await factsOf(fetcher, at("/robots.txt"), { kind: "robots" })).toEqual({ fetched: status });
  });
});

describe("redirects", () => {
  test("five are followed, six are not", async () => {
    const { fetcher, at } = await site((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect((await fetcher.fetch(at("/5"), { kind: "page" })).url).toBe(at("/0"));
    expect(await factsOf(fetcher, at("/6"))).toMatchObject({ code: "FETCH_REFUSED", why: "redirects" });
  });

  test("each hop is checked as the first address is", async () => {
    const targets: Record<string, string> = {
      "/private": "http://10.0.0.1/",
      "/metadata": "http://169.254.169.254/latest/meta-data/",
      "/loopback": "http://127.0.0.1:8080/",
      "/name": "http://other.localhost:8080/",
      "/mapped": "http://[::ffff:7f00:1]/",
      "/decimal": "http://2130706433/",
      "/file": "file:///etc/passwd",
      "/ssh": "http://news.example:22/",
      "/user": "http://a:b@news.example/",
    };
    const { fetcher, at } = await site((request, response) => {
      response.writeHead(301, { location: targets[request.url ?? ""] ?? "/" }).end();
    });
    const reasons: string[] = [];
    for (const path of Object.keys(targets)) {
      const facts = await factsOf(fetcher, at(path));
      reasons.push(`${path} ${facts !== null && typeof facts === "object" && "why" in facts ? facts.why : "fetched"}`);
    }
    expect(reasons).toEqual([
      "/private address",
      "/metadata address",
      "/loopback address",
      "/name address",
      "/mapped address",
      "/decimal address",
      "/file scheme",
      "/ssh port",
      "/user credentials",
    ]);
  });

  test("`around` is called for every hop", async () => {
    const { fetcher, at } = await site((request, response) => {
      if (request.url === "/a") response.writeHead(308, { location: "/b" }).end();
      else response.end("b");
    });
    const hops: string[] = [];
    await fetcher.fetch(at("/a"), {
      kind: "page",
      around: (url, go) => {
        hops.push(url.pathname);
        return go();
      },
    });
    expect(hops).toEqual(["/a", "/b"]);
  });
});

const MIB = 1_048_576;
/** 200 MiB of one letter: 165 bytes in brotli, a few KiB in zstd, 200 KiB in gzip. */
const BOMB = Buffer.alloc(200 * MIB, "a");

describe("bodies", () => {
  const text = "Người dân Đồng Sậy hỏi về nước sạch. ".repeat(500);
  test.each([
    ["gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["zstd", zstdCompressSync(text)],
    ["identity", Buffer.from(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
  ])("%s is decompressed", async (encoding, bytes) => {
    const { fetcher, at } = await site((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    });
    expect(Buffer.from((await fetcher.fetch(at("/"), { kind: "page" })).body).toString()).toBe(text);
  });

  test.each([
    [
      "br",
      () => brotliCompressSync(BOMB, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 } }),
    ],
    ["zstd", () => zstdCompressSync(BOMB)],
    ["gzip", () => gzipSync(BOMB)],
  ])("a %s bomb ends at the limit", async (encoding, bomb) => {
    const bytes = bomb();
    const { fetcher, at } = await site((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await factsOf(fetcher, at("/"))).toMatchObject({ code: "FETCH_REFUSED", why: "too_large", limit: 10 * MIB });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * MIB);
  });

  test("the limit follows the kind; robots.txt is cut, not refused", async () => {
    const { fetcher, at } = await site((_request, response) => response.end(Buffer.alloc(12 * MIB)));
    expect(await factsOf(fetcher, at("/"), { kind: "page" })).toMatchObject({ why: "too_large" });
    expect(await factsOf(fetcher, at("/"), { kind: "feed" })).toEqual({ fetched: 200 });
    expect((await fetcher.fetch(at("/"), { kind: "robots" })).body.length).toBe(512 * 1_024);
  });

  test.each([
    ["compress", { code: "FETCH_REFUSED", why: "encoding" }],
    ["gzip, gzip, gzip", { code: "FETCH_REFUSED", why: "encoding" }],
    ["gzip", { code: "FETCH_FAILED", why: "bad_encoding" }],
    ["zstd", { code: "FETCH_FAILED", why: "bad_encoding" }],
    ["br", { code: "FETCH_FAILED", why: "bad_encoding" }],
  ])("plain text that claims to be %s", async (encoding, expected) => {
    const { fetcher, at } = await site((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding }).end("this is not compressed at all");
    });
    expect(await factsOf(fetcher, at("/"))).toMatchObject(expected);
  });
});

describe("times", () => {
  test("headers that never come", async () => {
    const { fetcher, at } = await site(() => undefined, { headersMs: 100 });
    expect(await factsOf(fetcher, at("/"))).toMatchObject({ code: "FETCH_FAILED", why: "headers_timeout" });
  });

  test("a body that stops", async () => {
    const { fetcher, at } = await site((_request, response) => response.write("beginning"), { idleMs: 100 });
    expect(await factsOf(fetcher, at("/"))).toMatchObject({ why: "idle_timeout" });
  });

  test("a body that drips: never idle, never done", async () => {
    const { fetcher, at } = await site(
      (_request, response) => {
        const drip = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(drip));
      },
      { graceMs: 300, idleMs: 5_000, totalMs: 15_000 },
    );
    expect(await factsOf(fetcher, at("/"))).toMatchObject({ why: "too_slow" });
  });

  test("the whole fetch over its redirects", async () => {
    const { fetcher, at } = await site(
      (request, response) => {
        setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 100);
      },
      { totalMs: 250 },
    );
    expect(await factsOf(fetcher, at("/"))).toMatchObject({ why: "total_timeout" });
  });

  test("the caller's signal", async () => {
    const { fetcher, at } = await site(() => undefined);
    const signal = AbortSignal.timeout(50);
    expect(await factsOf(fetcher, at("/"), { kind: "page", signal })).toMatchObject({ code: "FETCH_FAILED", why: "aborted" });
  });
});

test("a connection that breaks off and a port where nobody listens", async () => {
  const { fetcher, at, server } = await site((request) => request.socket.destroy());
  expect(await factsOf(fetcher, at("/"))).toMatchObject({ code: "FETCH_FAILED", why: "connection_lost" });
  await closeNow(server);
  expect(await factsOf(fetcher, at("/"))).toMatchObject({ code: "FETCH_FAILED", why: "connect" });
});

async function closeNow(server: LoopbackServer): Promise<void> {
  await server.close();
}

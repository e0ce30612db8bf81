import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { safeFetcher } from "./fetcher.ts";
import { HOSTILE_ADDRESSES, HOSTILE_HOSTS } from "./testing/hostile.ts";
import { type LoopbackServer, listenOnLoopback } from "./testing/loopback-server.ts";

let canary: LoopbackServer;
let canary6: LoopbackServer | null = null;

beforeAll(async () => {
  canary = await listenOnLoopback((_request, response) => response.end("canary"), { host: "0.0.0.0" });
  // Some machines have no IPv6; the IPv4 canary stands alone there.
  canary6 = await listenOnLoopback((_request, response) => response.end("canary"), { host: "::1", port: canary.port }).catch(
    () => null,
  );
});

afterAll(async () => {
  await canary.close();
  await canary6?.close();
});

const connections = () => canary.connections() + (canary6?.connections() ?? 0);
const record = (address: string): LookupAddress => ({ address, family: isIP(address) === 6 ? 6 : 4 });

/** A fetcher to which the canaries' port is as good as 80 and for which DNS answers as told. */
function fetcherWith(answers: (name: string) => readonly string[]) {
  const resolve = async (name: string) => answers(name).map(record);
  return safeFetcher({ contact: "test", allow: [], ports: [canary.port], resolve });
}

async function whyOf(url: string, answers: (name: string) => readonly string[] = () => []): Promise<unknown> {
  const fetcher = fetcherWith(answers);
  try {
    return (await fetcher.fetch(url, { kind: "page" })).status;
  } catch (error) {
    return error instanceof Error && "facts" in error ? error.facts : error;
  } finally {
    await fetcher.close();
  }
}

const READABLE = Object.values(HOSTILE_ADDRESSES)
  .flat()
  .filter((address) => isIP(address.replace(/%.*/, "")) !== 0);

describe("no connection is made to", () => {
  test("any hostile address written into the URL", async () => {
    expect(READABLE.length).toBeGreaterThanOrEqual(120);
    for (const address of READABLE.filter((text) => !text.includes("%"))) {
      const host = address.includes(":") ? `[${address}]` : address;
      expect(await whyOf(`http://${host}:${canary.port}/`), address).toMatchObject({ why: "address" });
    }
    expect(connections()).toBe(0);
  });

  test("any hostile spelling of a host", async () => {
    for (const host of HOSTILE_HOSTS) {
      expect(await whyOf(`http://${host}:${canary.port}/`), host).toMatchObject({ why: "address" });
    }
    expect(connections()).toBe(0);
  });

  test("any hostile address that DNS answers for a public name", async () => {
    for (const address of READABLE) {
      expect(await whyOf(`http://news.example:${canary.port}/`, () => [address]), address).toMatchObject({ why: "address" });
    }
    expect(connections()).toBe(0);
  });

  test("any hostile address among public ones", async () => {
    // 192.0.2.1 stands for nothing public; a public address that nobody answers cannot be had without a network, so the
    // rule is seen from the other side: of several answers only open ones are left, and none is.
    const facts = await whyOf(`http://news.example:${canary.port}/`, () => ["127.0.0.1", "::1", "10.0.0.1"]);
    expect(facts).toMatchObject({ why: "address", address: "loopback" });
    expect(connections()).toBe(0);
  });

  test("a name that DNS does not know", async () => {
    const fetcher = safeFetcher({
      contact: "test",
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" })),
    });
    const call = fetcher.fetch("http://nobody.example/", { kind: "page" });
    await expect(call).rejects.toMatchObject({ code: "FETCH_FAILED", facts: { why: "dns", host: "nobody.example" } });
    await fetcher.close();
  });
});

describe("DNS that changes its mind", () => {
  test("the answer that was checked is the one connected to; a later answer is checked again", async () => {
    const asked: string[] = [];
    const allow = [{ host: "mirror.example", port: canary.port }];
    const answers = ["127.0.0.1", "10.0.0.1"];
    const resolve = async (name: string) => {
      asked.push(name);
      return [record(answers[asked.length - 1] ?? "169.254.169.254")];
    };
    const fetcher = safeFetcher({ contact: "test", allow, resolve });
    const before = connections();
    const first = await fetcher.fetch(`http://mirror.example:${canary.port}/`, { kind: "page" });
    expect(first.status).toBe(200);
    expect(asked).toEqual(["mirror.example"]);
    expect(connections()).toBe(before + 1);
    await fetcher.close();
    const again = safeFetcher({ contact: "test", allow, resolve });
    const second = again.fetch(`http://mirror.example:${canary.port}/`, { kind: "page" });
    await expect(second).rejects.toMatchObject({ code: "FETCH_REFUSED", facts: { why: "address", address: "private" } });
    expect(connections()).toBe(before + 1);
    await again.close();
  });

  test("localhost names are never asked of DNS", async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [record("10.0.0.1")];
    };
    const fetcher = safeFetcher({ contact: "test", allow: [{ host: "*.localhost", port: canary.port }], resolve });
    const response = await fetcher.fetch(`http://bao.localhost:${canary.port}/`, { kind: "page" });
    expect(response.status).toBe(200);
    expect(asked).toBe(0);
    await fetcher.close();
  });
});

test("proxy settings of the environment are not read", async () => {
  const before = connections();
  process.env.HTTP_PROXY = `http://127.0.0.1:${canary.port}`;
  process.env.http_proxy = process.env.HTTP_PROXY;
  const facts = await whyOf(`http://news.example:${canary.port}/`, () => ["10.0.0.1"]);
  delete process.env.HTTP_PROXY;
  delete process.env.http_proxy;
  expect(facts).toMatchObject({ why: "address" });
  expect(connections()).toBe(before);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type TestConsole, testConsole } from "./console-fixture.ts";
import { startConsole } from "./start.ts";

let console: TestConsole;
afterEach(() => console.close());

describe("every answer", () => {
  it("forbids framing, foreign content, sniffing and referrers", async () => {
    console = await testConsole();
    for (const url of ["/healthz", "/api/session", "/nothing.js", "/"]) {
      const { headers } = await console.app.inject(url);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
      });
    }
  });

  it("says what went wrong in the person's language, with an id and without a stack", async () => {
    console = await testConsole({ metrics: async () => Promise.reject(new TypeError("a secret inside")) });
    const inVietnamese = (await console.app.inject("/api/today")).json();
    expect(inVietnamese).toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringMatching(/^Chưa đăng nhập/) });
    const answer = await console.app.inject({ url: "/metrics", headers: { "accept-language": "en-GB,en;q=0.9" } });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({
      code: "INTERNAL",
      message: expect.stringMatching(/^The program failed/),
      requestId: expect.stringMatching(/^rq_/),
    });
    expect(answer.body).not.toContain("secret");
  });

  it("refuses a body beyond the limit and one that is not JSON", async () => {
    console = await testConsole();
    const post = (payload: string) =>
      console.app.inject({
        method: "POST",
        url: "/api/session",
        headers: { "x-langnghe": "1", "content-type": "application/json" },
        payload,
      });
    expect((await post(`"${"x".repeat(600_000)}"`)).statusCode).toBe(413);
    expect((await post("{")).json()).toMatchObject({ code: "USAGE" });
  });
});

describe("the interface", () => {
  it("says how to build it when it is missing", async () => {
    console = await testConsole();
    const answer = await console.app.inject("/");
    expect([answer.statusCode, answer.body.includes("npm run build:web")]).toEqual([503, true]);
  });

  it("answers each of its addresses with its page, hashed files for good, and unknown API addresses with 404", async () => {
    const webRoot = mkdtempSync(join(tmpdir(), "web-"));
    mkdirSync(join(webRoot, "assets"));
    writeFileSync(join(webRoot, "index.html"), "<!doctype html>page");
    writeFileSync(join(webRoot, "assets", "app-1a2b3c.js"), "1");
    console = await testConsole({ webRoot });
    expect((await console.app.inject("/review/case-1?state=open")).body).toBe("<!doctype html>page");
    const asset = await console.app.inject("/assets/app-1a2b3c.js");
    expect([asset.statusCode, asset.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect((await console.app.inject("/assets/none.js")).statusCode).toBe(404);
    expect((await console.app.inject("/assets/..%2f..%2fetc/passwd")).statusCode).not.toBe(200);
    expect((await console.app.inject("/api/none")).json()).toMatchObject({ code: "NOT_FOUND" });
    rmSync(webRoot, { recursive: true });
  });
});

describe("operation", () => {
  it("is ready when the store takes writes and every part runs", async () => {
    const part = { name: "collector", restarts: 2, lastFailure: "FETCH_FAILED: inner words" };
    console = await testConsole({ health: () => [{ ...part, state: "restarting" }] });
    expect((await console.app.inject("/healthz")).json().ok).toBe(true);
    const ready = await console.app.inject("/readyz");
    expect([ready.statusCode, ready.json().parts]).toEqual([503, [{ name: "collector", state: "restarting", restarts: 2 }]]);
  });

  it("names the port that is taken, and frees its own when it stops", async () => {
    console = await testConsole();
    const { deps } = console;
    const running = await startConsole({ ...deps, settings: { host: "127.0.0.1", port: 0, sessionHours: 1 } });
    expect(running.address).toBe(`http://127.0.0.1:${running.port}`);
    const again = startConsole({ ...deps, settings: { host: "127.0.0.1", port: running.port, sessionHours: 1 } });
    await expect(again).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: expect.stringMatching(new RegExp(`port ${running.port} .*--port`)),
    });
    await running.stop();
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(running.port, "127.0.0.1", resolve));
    expect(free.listening).toBe(true);
    await new Promise((resolve) => free.close(resolve));
  });
});

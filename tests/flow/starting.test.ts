import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/src/system/paths.ts";
import { killed, langnghe, type Run } from "./process.ts";
import { freePort, outBy, sampleDocuments, sumOf, until } from "./system.ts";

/** What Ctrl-C promises. */
const STOP_MS = 5_000;
const SLOW_MACHINE_MS = 10_000;
const ALL_MS = 60_000;

const base = mkdtempSync(join(tmpdir(), "langnghe-start-"));
const runs: Run[] = [];
let port: number;

function run(argv: readonly string[], env: Record<string, string> = {}): Run {
  const started = langnghe(argv, { env });
  runs.push(started);
  return started;
}

/** The lines on standard error, without the empty ones. */
const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

beforeAll(async () => {
  port = await freePort();
});
afterEach(async () => {
  for (const each of runs.splice(0)) await killed(each);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("start and stop", () => {
  const data = join(base, "life");
  const start = () => run(["start", "--data", data, "--port", String(port)]);
  const address = () => `http://127.0.0.1:${port}`;

  test("the first start prints the address and the password once; SIGINT ends it within 5 s with exit code 0", async () => {
    const first = start();
    await first.shows("Mật khẩu dùng một lần");
    expect(first.out()).toContain(address());
    const password = /Mật khẩu dùng một lần\s+(\S+)/.exec(first.out())?.[1] ?? "";
    expect(password.length).toBeGreaterThanOrEqual(12);
    expect((await fetch(`${address()}/healthz`)).status).toBe(200);
    const at = performance.now();
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(0);
    process.stdout.write(`SIGINT: stopped after ${Math.round(performance.now() - at)} ms\n`);
    expect(performance.now() - at).toBeLessThan(STOP_MS + SLOW_MACHINE_MS);
    expect(first.err()).not.toContain("did not stop in time");
    expect(readFileSync(join(data, "log", "langnghe.log"), "utf8")).not.toContain(password);
  });

  test("stopped amid its first minute it has lost nothing: the next start goes on to the same documents, and shows no password", async () => {
    const second = start();
    await second.shows(address());
    expect(second.out()).not.toContain("Mật khẩu");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    const db = new DatabaseSync(join(data, "langnghe.sqlite"), { readOnly: true });
    expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    db.close();
    const status = run(["status", "--data", data, "--json"]);
    expect(await status.ended).toBe(0);
    const { services } = JSON.parse(status.out());
    const of = (name: string) => services.find((each: { service: string }) => each.service === name);
    expect(of("extractor").next).toBe(of("classifier").in + of("classifier").lag);
    expect(of("classifier").next).toBe(of("indexer").in + of("indexer").lag);
  });

  test("a folder in use is left alone: exit code 2, one line with the other's process id", async () => {
    const first = start();
    await first.shows(address());
    const other = run(["start", "--data", data, "--port", String(await freePort())]);
    expect(await other.ended).toBe(2);
    expect(lines(other.err())).toEqual([expect.stringContaining(`process id ${first.child.pid}`)]);
    expect((await fetch(`${address()}/healthz`)).status).toBe(200);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
  });

  test("killed it leaves a lock that does not count; in the end every document is there once, and the balance closes", async () => {
    const first = start();
    await first.shows(address());
    first.child.kill("SIGKILL");
    expect(await first.ended).toBeNull();
    const next = start();
    await next.shows(address());
    const { anchor } = JSON.parse(readFileSync(join(data, "sample.json"), "utf8"));
    const wanted = outBy(await sampleDocuments(), anchor, anchor).length;
    const db = new DatabaseSync(join(data, "langnghe.sqlite"), { readOnly: true });
    const count = async () => Number(db.prepare("SELECT count(*) AS count FROM documents").get()?.count);
    await until(async () => (await count()) >= wanted, ALL_MS, count);
    db.close();
    next.child.kill("SIGTERM");
    expect(await next.ended).toBe(0);
    const status = run(["status", "--data", data, "--json"]);
    expect(await status.ended).toBe(0);
    const { services, documents } = JSON.parse(status.out());
    const indexer = services.find((each: { service: string }) => each.service === "indexer");
    expect(indexer).toMatchObject({ lag: 0, parked: {} });
    // A poll that was broken off comes again: the same documents, dropped as unchanged.
    expect(Object.keys(indexer.dropped).filter((reason) => reason !== "countRepeats:unchanged")).toEqual([]);
    expect(documents).toBeGreaterThanOrEqual(indexer.next);
    expect(documents).toBeLessThanOrEqual(indexer.next + sumOf(indexer.dropped));
  });
});

describe("what cannot start says so in one line, with exit code 2, and damages nothing", () => {
  test("the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const at = taken.address();
    const busy = typeof at === "object" && at !== null ? at.port : 0;
    const data = join(base, "port");
    const refused = run(["start", "--data", data, "--port", String(busy)]);
    expect(await refused.ended).toBe(2);
    expect(lines(refused.err())).toEqual([expect.stringMatching(new RegExp(`port ${busy} .*--port`))]);
    expect(refused.out()).toBe("");
    taken.close();
    // The password is not used up by a start that did not come about.
    const again = run(["start", "--data", data, "--port", String(port)]);
    await again.shows("Mật khẩu dùng một lần");
    again.child.kill("SIGTERM");
    expect(await again.ended).toBe(0);
  });

  test("the folder cannot be made, because a file stands in its way", async () => {
    writeFileSync(join(base, "file"), "kept");
    const refused = run(["start", "--data", join(base, "file", "data"), "--port", String(port)]);
    expect(await refused.ended).toBe(2);
    expect(lines(refused.err())).toEqual([expect.stringContaining(join(base, "file", "data"))]);
    expect(readFileSync(join(base, "file"), "utf8")).toBe("kept");
  });

  test("the folder may not be written, on a file system that refuses everybody", async () => {
    const refused = run(["start", "--data", "/proc/langnghe", "--port", String(port)]);
    expect(await refused.ended).toBe(2);
    expect(lines(refused.err())).toEqual([expect.stringMatching(/\/proc\/langnghe.*--data/)]);
  });

  test("the database is no database", async () => {
    const data = join(base, "junk");
    mkdirSync(data);
    writeFileSync(join(data, "langnghe.sqlite"), "this is no database, but somebody's file".repeat(200));
    const refused = run(["start", "--data", data, "--port", String(port)]);
    expect(await refused.ended).toBe(2);
    expect(lines(refused.err())).toHaveLength(1);
    expect(readFileSync(join(data, "langnghe.sqlite"), "utf8")).toContain("somebody's file");
    expect(readdirSync(data)).not.toContain("langnghe.lock");
  });

  test("the configuration has faults: all at once, each with file and line, and no folder is made", async () => {
    const config = join(base, "config");
    cpSync(join(ROOT, "config"), config, { recursive: true });
    const file = join(config, "langnghe.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("hostDelaySeconds: 5", "hostDelaySecond: 5").replace("level: info", "level: loud"),
    );
    const refused = run(["start", "--config", config, "--data", join(base, "none"), "--port", String(port)]);
    expect(await refused.ended).toBe(2);
    expect(refused.err()).toMatch(/langnghe\.yaml:\d+.*hostDelaySecond/);
    expect(refused.err()).toMatch(/langnghe\.yaml:\d+.*level/);
    expect(refused.err()).toContain("hostDelaySeconds");
    expect(refused.err()).not.toContain("at ");
    expect(readdirSync(base)).not.toContain("none");
  });

  test.each([
    [["start", "--port", "0"], "--port must be a whole number from 1 to 65535"],
    [["start", "--prot", "8080"], "--prot"],
    [["start", "here"], `does not take "here"`],
  ])("%j", async (argv, said) => {
    const refused = run(argv);
    expect(await refused.ended).toBe(2);
    expect(lines(refused.err())).toEqual([expect.stringContaining(said)]);
  });
});

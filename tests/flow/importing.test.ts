import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { killed, langnghe, type Run } from "./process.ts";
import { freePort, sumOf, until } from "./system.ts";

const base = mkdtempSync(join(tmpdir(), "langnghe-importing-"));
const runs: Run[] = [];
const PIECES = 700;
const LONG_MS = 60_000;

function run(argv: readonly string[], input = ""): Run {
  const started = langnghe(argv, { input });
  runs.push(started);
  return started;
}
async function answer(argv: readonly string[]): Promise<string> {
  const done = run(argv);
  expect(await done.ended, done.err()).toBe(0);
  return done.out();
}
const lineCount = (text: string) => text.split("\n").filter((line) => line !== "").length;

function material(name: string, pieces: number): string {
  const folder = join(base, `${name}-material`);
  mkdirSync(folder);
  const line = (number: number) =>
    JSON.stringify({
      id: `${name}-${number}`,
      title: `Tin ${name} ${number}`,
      text: `Bà con thôn ${number} hỏi về nước sạch.`,
      publishedAt: "2026-11-20T08:00:00+07:00",
    });
  writeFileSync(join(folder, "a.jsonl"), Array.from({ length: pieces }, (_, number) => line(number)).join("\n"));
  return folder;
}

afterEach(async () => {
  for (const each of runs.splice(0)) await killed(each);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("an import that is killed", () => {
  test("goes on where it was: every piece once, and the counts are those of the whole", async () => {
    const data = join(base, "killed-data");
    const folder = material("killed", PIECES);
    const first = run(["import", "--data", data, folder]);
    const published = () => {
      const file = existsSync(join(data, "imports"))
        ? readdirSync(join(data, "imports")).find((name) => name.endsWith(".json"))
        : undefined;
      return file === undefined ? 0 : Number(JSON.parse(readFileSync(join(data, "imports", file), "utf8")).published);
    };
    await until(
      async () => published() >= 200,
      LONG_MS,
      async () => published(),
    );
    first.child.kill("SIGKILL");
    expect(await first.ended).toBeNull();
    expect(first.out()).toBe("");
    const second = run(["import", "--data", data, folder]);
    expect(await second.ended, second.err()).toBe(0);
    expect(second.err()).toMatch(/going on after [1-9]\d* pieces/);
    const summary = JSON.parse(second.out());
    expect(summary.read).toBe(PIECES);
    expect(summary.indexed + summary.unchanged).toBe(PIECES);
    expect([sumOf(summary.dropped), sumOf(summary.parked)]).toEqual([0, 0]);
    expect(lineCount(await answer(["search", "--data", data]))).toBe(PIECES);
    expect(JSON.parse(await answer(["import", "--data", data, folder]))).toMatchObject({
      read: PIECES,
      indexed: 0,
      unchanged: PIECES,
    });
  });
});

describe("while the system runs on the folder", () => {
  const data = join(base, "live");
  const start = async () => {
    const port = await freePort();
    const started = run(["start", "--data", data, "--port", String(port)]);
    await started.shows(`http://127.0.0.1:${port}`);
    return started;
  };

  test("an import hands its pieces to it, a backup is sound, and a search reads on", async () => {
    const live = await start();
    const summary = JSON.parse(await answer(["import", "--data", data, "--outlet", "cu", material("live", 60)]));
    expect(summary).toMatchObject({ read: 60, indexed: 60, unchanged: 0, dropped: {}, parked: {} });
    const copy = join(base, "copy");
    await answer(["backup", copy, "--data", data]);
    const back = join(base, "back");
    await answer(["restore", copy, "--data", back]);
    expect(lineCount(await answer(["search", "--data", back, "--query", "tin live", "--limit", "all"]))).toBe(60);
    expect(lineCount(await answer(["search", "--data", data, "--query", "tin live", "--limit", "all"]))).toBe(60);
    expect(JSON.parse(await answer(["audit", "verify", "--data", back]))).toMatchObject({ broken: null });
    const restored = run(["restore", copy, "--data", data]);
    expect(await restored.ended).toBe(2);
    live.child.kill("SIGTERM");
    expect(await live.ended).toBe(0);
  });
});

describe("a reader that has seen enough", () => {
  test("ends the command quietly: search | head", async () => {
    const data = join(base, "killed-data");
    const search = run(["search", "--data", data, "--limit", "all"]);
    await once(search.child.stdout ?? process.stdin, "data");
    search.child.stdout?.destroy();
    expect(await search.ended).toBe(0);
    expect(search.err()).toBe("");
  });

  test("and so it does with a batch form that still reads", async () => {
    const lines = Array.from({ length: 50_000 }, (_, number) =>
      JSON.stringify({ id: `${number}`, text: "Gọi 0912 345 678" }),
    ).join("\n");
    const redact = run(["redact", "--jsonl"], lines);
    await once(redact.child.stdout ?? process.stdin, "data");
    redact.child.stdout?.destroy();
    expect(await redact.ended).toBe(0);
    expect(redact.err()).toBe("");
  });
});

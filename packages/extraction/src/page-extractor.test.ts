import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageBytes, PageExtractor } from "./extractor.ts";
import { pageExtractor } from "./page-extractor.ts";

const page = (body: string): PageBytes => ({
  url: "https://x.example/",
  contentType: null,
  body: new TextEncoder().encode(body),
});
const ARTICLE = `<html><title>Tin</title><body><p>${"Một đoạn văn thật, có dấu phẩy, có dấu chấm. ".repeat(5)}</p></body></html>`;

/** A thread that hangs, eats memory, dies or answers, as the page tells it. */
const HOSTILE = `
import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ body }) => {
  const order = new TextDecoder().decode(body);
  if (order === "hang") for (;;) {}
  if (order === "eat") { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
  if (order === "exit") process.exit(3);
  if (order === "throw") throw new TypeError("broken");
  parentPort.postMessage({ ready: false, ok: true, page: { title: order } });
});
parentPort.postMessage({ ready: true });`;

describe("pageExtractor", () => {
  let folder = "";
  let script = new URL("file:///");
  const open: PageExtractor[] = [];
  const start = (options: Parameters<typeof pageExtractor>[0]): PageExtractor => {
    const extractor = pageExtractor(options);
    open.push(extractor);
    return extractor;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "page-worker-"));
    writeFileSync(join(folder, "hostile.mjs"), HOSTILE);
    script = pathToFileURL(join(folder, "hostile.mjs"));
  });
  afterAll(async () => {
    await Promise.all(open.map((extractor) => extractor.close()));
    await rm(folder, { recursive: true });
  });

  it("reads pages in threads, more pages than threads", async () => {
    const extractor = start({ workers: 2, deadlineMs: 20_000 });
    const pages = await Promise.all(Array.from({ length: 7 }, () => extractor.extract(page(ARTICLE))));
    expect(pages.map(({ title, kind }) => `${title} ${kind}`)).toEqual(Array.from({ length: 7 }, () => "Tin other"));
  });

  it("passes on why a page cannot be read, and goes on with the same thread", async () => {
    const extractor = start({ deadlineMs: 20_000 });
    await expect(extractor.extract(page("<i>".repeat(5_000)))).rejects.toMatchObject({ code: "PARSE_FAILED" });
    expect((await extractor.extract(page(ARTICLE))).title).toBe("Tin");
  });

  it.each(["hang", "eat", "exit", "throw"])("loses only the page that makes its thread %s", async (order) => {
    // A page that hangs is given up after the deadline; the others must end by themselves well before theirs.
    const extractor = start({ script, deadlineMs: order === "hang" ? 300 : 15_000, memoryMb: 32 });
    const results = await Promise.allSettled(["a", order, "b", "c"].map((text) => extractor.extract(page(text))));
    expect(results.map((result) => (result.status === "fulfilled" ? result.value.title : result.reason.code))).toEqual([
      "a",
      "WORKER_LOST",
      "b",
      "c",
    ]);
  });

  it("fails page by page, without a storm of threads, when its script cannot start", async () => {
    const extractor = start({ script: pathToFileURL(join(folder, "missing.mjs")), deadlineMs: 15_000 });
    const results = await Promise.allSettled(["a", "b"].map((text) => extractor.extract(page(text))));
    expect(results.map((result) => (result.status === "rejected" ? result.reason.code : "read"))).toEqual([
      "WORKER_LOST",
      "WORKER_LOST",
    ]);
  });

  it("refuses work after it was closed, and fails what was still waiting", async () => {
    const extractor = pageExtractor({ script, deadlineMs: 15_000 });
    const pending = Promise.allSettled([extractor.extract(page("hang")), extractor.extract(page("a"))]);
    await extractor.close();
    expect((await pending).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(extractor.extract(page("a"))).rejects.toMatchObject({ code: "INTERNAL" });
  });
});

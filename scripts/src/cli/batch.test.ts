import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { answerLines } from "./json-lines.ts";
import { runCommandLine } from "./run.ts";
import { captured } from "./testing/captured.ts";

const folder = mkdtempSync(join(tmpdir(), "langnghe-batch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answers(argv: readonly string[], lines: readonly unknown[]) {
  const { io, out, err } = captured(lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`));
  const code = await runCommandLine(argv, io);
  expect({ code, err: err() }).toEqual({ code: 0, err: "" });
  return out()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
const base64 = (text: string) => Buffer.from(text).toString("base64");
const PAGE = `<html><head><title>Nước sạch về Đồng Sậy</title></head><body><article><h1>Nước sạch về Đồng Sậy</h1>${"<p>Sáng nay tuyến ống chính dẫn nước sạch về khu tái định cư Đồng Sậy đã thông nước, theo ban quản lý dự án.</p>".repeat(6)}</article></body></html>`;
const RSS = `<rss version="2.0"><channel><title>Báo</title><item><guid>1</guid><title>Tin một</title></item></channel></rss>`;

describe("every batch form keeps the order and answers a bad line with an error line", () => {
  const forms = [
    {
      argv: ["redact", "--jsonl"],
      good: (id: string) => ({ id, text: "Gọi 0912 345 678." }),
      shows: { found: [{ type: "phone" }] },
    },
    {
      argv: ["classify", "--jsonl"],
      good: (id: string) => ({ id, text: "Đập Phú Mộc cao 42 m." }),
      shows: { language: "vi", flag: expect.any(Boolean) },
    },
    {
      argv: ["extract", "--jsonl"],
      good: (id: string) => ({ id, base64: base64(PAGE) }),
      shows: { ok: true, document: { title: "Nước sạch về Đồng Sậy" } },
    },
    {
      argv: ["feed", "parse", "--jsonl"],
      good: (id: string) => ({ id, base64: base64(RSS) }),
      shows: { ok: true, feed: { items: [{ title: "Tin một" }] } },
    },
  ];
  test.each(forms)("$argv", async ({ argv, good, shows }) => {
    const lines = [good("first"), "no JSON", good("second"), { id: "third" }, { nothing: true }, "", good("last")];
    const found = await answers(argv, lines);
    expect(found.map(({ id }) => id)).toEqual(["first", null, "second", "third", null, "last"]);
    for (const at of [0, 2, 5]) expect(found[at]).toMatchObject(shows);
    for (const [at, line] of [
      [1, 2],
      [3, 4],
      [4, 5],
    ] as const) {
      expect(found[at]).toMatchObject({
        ok: false,
        error: { code: "USAGE", message: expect.stringContaining(`line ${line}`) },
      });
    }
  });
});

test("a path is read, decompressed when it ends in .gz; one that is not there is that line's error", async () => {
  writeFileSync(join(folder, "page.html"), PAGE);
  writeFileSync(join(folder, "page.html.gz"), gzipSync(PAGE));
  writeFileSync(join(folder, "cut.html.gz"), gzipSync(PAGE).subarray(0, 40));
  const paths = ["page.html", "page.html.gz", "gone.html", "cut.html.gz"].map((name) => ({
    id: name,
    path: join(folder, name),
  }));
  const [plain, zipped, gone, cut] = await answers(["extract", "--jsonl"], paths);
  expect(plain.document.text).toContain("tuyến ống chính");
  expect(zipped.document).toEqual(plain.document);
  expect(gone).toMatchObject({ ok: false, error: { code: "USAGE", message: expect.stringContaining("gone.html") } });
  expect(cut.ok).toBe(false);
});

test("bytes that are no feed are an error line with the reason", async () => {
  const [answer] = await answers(["feed", "parse", "--jsonl"], [{ id: "x", base64: base64("không phải nguồn tin") }]);
  expect(answer).toMatchObject({ id: "x", ok: false, error: { code: "PARSE_FAILED" } });
});

test("files are read one after another, standard input when none is named", async () => {
  for (const name of ["a", "b"]) writeFileSync(join(folder, `${name}.jsonl`), `{"id":"${name}","text":"t"}\n`);
  const named = await answers(["redact", "--jsonl", join(folder, "b.jsonl"), join(folder, "a.jsonl")], []);
  expect(named.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("offsets of redact are those of the text as given, decomposed letters included", async () => {
  const text = "Bà Hoà gọi 0912 345 678 nhé".normalize("NFD");
  const [{ found, text: clean }] = await answers(["redact", "--jsonl"], [{ id: "x", text }]);
  expect(text.slice(found[0].start, found[0].end)).toBe("0912 345 678");
  expect(clean).not.toMatch(/\d/);
});

test("single forms write one object", async () => {
  const one = async (argv: string[], input: string) => {
    const { io, out } = captured(input);
    expect(await runCommandLine(argv, io)).toBe(0);
    return JSON.parse(out());
  };
  expect(await one(["extract", "--url", "http://bao.example/1"], PAGE)).toMatchObject({
    url: "http://bao.example/1",
    siteName: null,
    kind: "article",
  });
  expect(await one(["feed", "parse"], RSS)).toMatchObject({ items: [{ id: "1", url: null, publishedAt: null }] });
});

test("near-duplicates groups copies; a text like no other is a group of its own", async () => {
  const text =
    "Khu tái định cư Đồng Sậy đã có nước sạch từ sáng nay sau hai tháng người dân chờ đợi và gửi đơn kiến nghị lên xã.";
  const lines = [
    { id: "a", text },
    { id: "b", text: "Giá tôm tăng trở lại ở Cửa Trà sau ba tuần, thương lái thu mua tại bờ." },
    { id: "c", text: `${text} Bà con mừng.` },
  ];
  expect(await answers(["near-duplicates", "--jsonl"], lines)).toEqual([
    { group: "a", ids: ["a", "c"] },
    { group: "b", ids: ["b"] },
  ]);
});

test("segment joins the syllables of words, a line for a line", async () => {
  const { io, out } = captured("Người dân kiến nghị\nbảo hiểm xã hội\n");
  expect(await runCommandLine(["segment"], io)).toBe(0);
  const lines = out().trimEnd().split("\n");
  expect(lines.map((line) => line.replaceAll("_", " "))).toEqual(["Người dân kiến nghị", "bảo hiểm xã hội"]);
  expect(out()).toContain("_");
});

describe("streaming", () => {
  const schema = z.object({ id: z.string() });

  test("reads no further ahead of the reader than a few lines, so that memory does not grow", async () => {
    let read = 0;
    let written = 0;
    let furthest = 0;
    async function* lines() {
      for (let number = 0; number < 2_000; number += 1) {
        read += 1;
        yield `{"id":"${number}"}\n`;
      }
    }
    const stdout = new Writable({
      highWaterMark: 64,
      write(_, __, done) {
        written += 1;
        furthest = Math.max(furthest, read - written);
        setImmediate(done);
      },
    });
    const io = { ...captured().io, stdin: Readable.from(lines(), { objectMode: true, highWaterMark: 1 }), stdout };
    await answerLines(io, [], schema, ({ id }) => ({ id }));
    await new Promise<void>((resolve) => stdout.end(resolve));
    expect(written).toBe(2_000);
    // Readline takes what a chunk brings and its buffer holds 1,024 lines before it pauses its input.
    expect(furthest).toBeLessThan(1_200);
  });

  test("answers that take unequal time still come in order, at most eight under way", async () => {
    const { io, out } = captured(Array.from({ length: 40 }, (_, number) => `{"id":"${number}"}\n`));
    let under = 0;
    let most = 0;
    const failed = await answerLines(io, [], schema, async ({ id }) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, Number(id) % 3));
      under -= 1;
      if (id === "7") throw new RangeError("seven");
      return { id };
    });
    const found = out()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, number) => String(number)));
    expect(most).toBeLessThanOrEqual(8);
    expect(failed).toBe(1);
    expect(found[7]).toMatchObject({ ok: false, error: { code: "INTERNAL" } });
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../cli/run.ts";
import { captured } from "../cli/testing/captured.ts";

const base = mkdtempSync(join(tmpdir(), "langnghe-import-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function run(argv: readonly string[]): Promise<string> {
  const { io, out, err } = captured();
  const code = await runCommandLine(argv, io);
  expect(code, err()).toBe(0);
  return out();
}
const summaryOf = async (argv: readonly string[]) => JSON.parse(await run(["import", ...argv]));
const linesOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const search = async (data: string) => linesOf(await run(["search", "--jsonl", "--data", data]));
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

/** A folder of material under a name of its own, and a data folder beside it. */
function place(name: string, files: Readonly<Record<string, string | Buffer>>) {
  const material = join(base, name);
  mkdirSync(material);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(material, file), content);
  return { material, data: join(base, `${name}-data`) };
}
const SENTENCE = "Khu tái định cư Đồng Sậy đã có nước sạch sau hai tháng người dân chờ đợi.";
const article = (id: string, change: object = {}) =>
  JSON.stringify({
    id,
    title: `Tin ${id}`,
    text: `${SENTENCE} Số ${id}.`,
    publishedAt: "2026-11-20T08:00:00+07:00",
    ...change,
  });

describe("what can be imported", () => {
  const { material, data } = place("kinds", {
    "a.jsonl": `${article("1", { outlet: "bao-cu", channel: "official" })}\n${article("2", { publishedAt: undefined })}\n`,
    "b.jsonl.gz": gzipSync(`${article("3")}\n`),
    "page.html": `<html><head><title>Trang đã lưu</title><meta property="article:published_time" content="2026-11-19T01:00:00Z"></head><body><article>${`<p>${SENTENCE}</p>`.repeat(5)}</article></body></html>`,
    "letter.eml": [
      "From: a@example.org",
      "To: b@example.org",
      "Subject: =?utf-8?B?S2nhur9uIG5naOG7iw==?=",
      "Date: Fri, 20 Nov 2026 08:00:00 +0700",
      "Message-ID: <1@example.org>",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "Đường làng ngập, đề nghị xã sửa cống.",
    ].join("\r\n"),
    "calls.csv":
      "Mã số,Nội dung,Ngày tiếp nhận,Xã phường\n7,Đèn đường thôn Năm hỏng,20/11/2026,Suối Vàng\n8,Rác chưa thu gom ở chợ,21/11/2026,Cửa Trà\n",
    "note.txt": "Ghi nhanh: bến phà Hòn Ngư tạm ngừng vì gió lớn.",
    "picture.png": "no text",
  });

  test("folders of lines, zipped lines, pages, letters, tables and notes all arrive, and are counted", async () => {
    const summary = await summaryOf(["--data", data, "--channel", "community", "--outlet", "cu", material]);
    expect(summary).toMatchObject({ read: 8, indexed: 8, unchanged: 0, dropped: {}, parked: {} });
    expect(summary.seconds).toBeGreaterThan(0);
    expect(Object.keys(summary)).toEqual(["read", "indexed", "unchanged", "dropped", "parked", "seconds"]);
  });

  test("each keeps its own channel, outlet, title and time; what does not say gets the options'", async () => {
    const found = await search(data);
    const titled = (title: string) => found.find((each) => each.title === title);
    expect(titled("Tin 1")).toMatchObject({ outlet: "bao-cu", channel: "official", publishedAt: "2026-11-20T01:00:00.000Z" });
    expect(titled("Tin 3")).toMatchObject({ outlet: "cu", channel: "community" });
    expect(titled("Trang đã lưu")).toMatchObject({ publishedAt: "2026-11-19T01:00:00.000Z" });
    expect(titled("Kiến nghị")).toMatchObject({ publishedAt: "2026-11-20T01:00:00.000Z" });
    expect(found.filter(({ title }) => /Đèn đường|Rác/.test(title))).toHaveLength(2);
  });

  test("the same again changes nothing, undated material included", async () => {
    const before = await search(data);
    const again = await summaryOf(["--data", data, "--channel", "community", "--outlet", "cu", material]);
    expect(again).toMatchObject({ read: 8, indexed: 0, unchanged: 8, dropped: {}, parked: {} });
    expect(await search(data)).toEqual(before);
  });

  test("what its outlet changed is a new revision of the same document", async () => {
    writeFileSync(
      join(material, "a.jsonl"),
      `${article("1", { outlet: "bao-cu", channel: "official", title: "Tin 1, đính chính" })}\n`,
    );
    expect(await summaryOf(["--data", data, join(material, "a.jsonl")])).toMatchObject({ read: 1, indexed: 1 });
    expect(await search(data)).toHaveLength(8);
  });
});

describe("what cannot be read", () => {
  const whole = gzipSync(`${article("1")}\n${article("2")}\n`);
  const { material, data } = place("broken", {
    "lines.jsonl": [
      article("1"),
      "{half",
      JSON.stringify({ id: "x" }),
      article("2", { channel: "blog" }),
      "",
      article("3"),
    ].join("\n"),
    "cut.jsonl.gz": whole.subarray(0, whole.length - 12),
    "cut.html.gz": gzipSync("<p>x</p>".repeat(100)).subarray(0, 30),
    "none.csv": "màu,cỡ\nđỏ,1\n",
    "empty.txt": "",
    "fat.html": Buffer.alloc(10 * 1_024 * 1_024 + 1, 32),
  });
  let ids: string[];

  test("is parked with file, line and cause, and the rest goes on; nothing is left out of the balance", async () => {
    const summary = await summaryOf(["--data", data, material]);
    expect(summary.read).toBe(summary.indexed + summary.unchanged + sum(summary.dropped) + sum(summary.parked));
    expect((await search(data)).map(({ title }) => title)).toEqual(expect.arrayContaining(["Tin 1", "Tin 3"]));
    const parked = linesOf(await run(["parked", "list", "--data", data]));
    ids = parked.map(({ id }) => id);
    const causes = parked.map(({ cause }) => cause).sort();
    const of = (name: string) => causes.filter((cause) => cause.includes(join(material, name)));
    expect(of("lines.jsonl:2")).toEqual([expect.stringContaining("not JSON")]);
    expect(of("lines.jsonl:3")).toEqual([expect.stringContaining("none of text, html, title")]);
    expect(of("lines.jsonl:4")).toEqual([expect.stringContaining('"channel"')]);
    for (const name of ["cut.jsonl.gz", "cut.html.gz", "none.csv", "fat.html"]) expect(of(name), name).toHaveLength(1);
  });

  test("parked show gives the whole of one, discard takes it away and says why in the audit log", async () => {
    const [first = "", second = ""] = ids;
    expect(JSON.parse(await run(["parked", "show", first, "--data", data]))).toMatchObject({
      id: first,
      reason: "unreadable",
      value: expect.any(String),
    });
    expect(JSON.parse(await run(["parked", "discard", first, second, "--why", "rác", "--data", data]))).toEqual({
      discarded: 2,
    });
    expect(linesOf(await run(["parked", "list", "--data", data])).map(({ id }) => id)).toEqual(ids.slice(2));
    expect(JSON.parse(await run(["audit", "verify", "--data", data]))).toEqual({ checked: 2, broken: null });
  });

  test.each([
    [["discard", "x"], "needs --why"],
    [["show"], "needs an id"],
    [["show", "x"], "nothing is parked under x"],
    [["fix"], "say list, show, replay or discard"],
  ])("parked %j is bad usage", async (argv, said) => {
    const { io, err } = captured();
    expect(await runCommandLine(["parked", ...argv, "--data", data], io)).toBe(2);
    expect(err()).toContain(said);
  });
});

test("a page without anything in it is dropped by name, not indexed", async () => {
  const { material, data } = place("empty", { "a.html": "<html><body></body></html>" });
  expect(await summaryOf(["--data", data, material])).toMatchObject({ read: 1, indexed: 0, dropped: { empty: 1 } });
});

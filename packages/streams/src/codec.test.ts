import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { jsonCodec, MAX_MESSAGE_BYTES } from "./codec.ts";
import { streams } from "./table.ts";

const codec = jsonCodec("words", z.object({ id: z.string(), inner: z.object({ text: z.string() }) }));

function faultOf(work: () => unknown): LangngheError {
  try {
    work();
  } catch (error) {
    if (error instanceof LangngheError) return error;
    throw error;
  }
  throw new RangeError("nothing was thrown");
}

describe("jsonCodec", () => {
  test.each([
    ["short", "Đất đai"],
    ["long, compressed", "Khu tái định cư Đồng Sậy chưa có nước. ".repeat(500)],
    ["nothing", ""],
    ["beyond the basic plane and control signs", "😀\u0000\n\u2028"],
  ])("brings back what was given: %s", (_, text) => {
    expect(codec.decode(codec.encode({ id: "d1", inner: { text } }))).toEqual({ id: "d1", inner: { text } });
  });

  test("compresses from 1 KiB on, so that raw pages do not fill the disk", () => {
    const text = "nước ".repeat(10_000);
    const bytes = codec.encode({ id: "d1", inner: { text } });
    expect(bytes.length).toBeLessThan(text.length / 20);
    expect(JSON.parse(zstdDecompressSync(bytes).toString())).toMatchObject({ id: "d1" });
    expect(Buffer.from(codec.encode({ id: "d1", inner: { text: "ngắn" } })).toString()).toContain("ngắn");
  });

  test("reads bytes that stand inside a larger buffer", () => {
    const bytes = codec.encode({ id: "d1", inner: { text: "x" } });
    const larger = new Uint8Array(bytes.length + 20).fill(7);
    larger.set(bytes, 10);
    expect(codec.decode(larger.subarray(10, 10 + bytes.length)).id).toBe("d1");
  });

  test("refuses what would unfold beyond the limit, before it has unfolded", () => {
    const bomb = zstdCompressSync(Buffer.alloc(MAX_MESSAGE_BYTES * 8));
    expect(bomb.length).toBeLessThan(64 * 1_024);
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf(() => codec.decode(bomb)).code).toBe("PARSE_FAILED");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_MESSAGE_BYTES * 2);
  });

  test("names stream and field of what has another shape", () => {
    const wrong = Buffer.from(JSON.stringify({ id: "d1", inner: { text: 5 } }));
    const fault = faultOf(() => codec.decode(wrong));
    expect(fault.code).toBe("PARSE_FAILED");
    expect(fault.message).toContain('words does not fit its schema at "inner.text"');
  });

  test.each([
    ["no JSON", Buffer.from("<rss>")],
    ["nothing", Buffer.alloc(0)],
    ["a cut compressed message", zstdCompressSync(Buffer.alloc(5_000, 65)).subarray(0, 20)],
  ])("%s is a fault of the item, not a crash", (_, bytes) => {
    expect(faultOf(() => codec.decode(bytes))).toMatchObject({ code: "PARSE_FAILED", retryable: false });
  });

  test("fields that a schema does not know are left out", () => {
    expect(codec.decode(Buffer.from('{"id":"a","inner":{"text":"b"},"author":"c"}'))).toEqual({
      id: "a",
      inner: { text: "b" },
    });
  });
});

describe("the table of streams", () => {
  const all = Object.values(streams);

  test("names are unique and every stream ends sometime", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.every(({ retentionMs, partitions }) => retentionMs > 0 && partitions > 0)).toBe(true);
  });

  test("RIGHTS 9: raw bytes are kept no longer than what was redacted", () => {
    expect(streams.documentsFetched.retentionMs).toBeLessThan(streams.documentsExtracted.retentionMs);
  });
});

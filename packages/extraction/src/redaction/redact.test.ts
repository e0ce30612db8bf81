import { describe, expect, it } from "vitest";
import { readSamples, tallyOf } from "../testing/marked-sentences.ts";
import { redact } from "./redact.ts";
import { REDACTION_WORDS } from "./span.ts";

const SAMPLES = readSamples("redaction.txt");
const SOFT = new Set(["plate", "address"]);
const tally = (types: (type: string) => boolean) => tallyOf(SAMPLES, types);

describe("redact on hand-written sentences", () => {
  it("has at least 200 of them", () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(200);
  });

  it("finds numbers and e-mail with recall 0.99 and precision 0.98", () => {
    const { recall, precision, missed, surplus } = tally((type) => !SOFT.has(type));
    expect({ missed: recall >= 0.99 ? [] : missed, surplus: precision >= 0.98 ? [] : surplus }).toEqual({
      missed: [],
      surplus: [],
    });
  });

  it("finds plates and addresses with recall 0.95 and precision 0.98", () => {
    const { recall, precision, missed, surplus } = tally((type) => SOFT.has(type));
    expect({ missed: recall >= 0.95 ? [] : missed, surplus: precision >= 0.98 ? [] : surplus }).toEqual({
      missed: [],
      surplus: [],
    });
  });
});

describe("redact", () => {
  it("puts words in place, and gives offsets of the original", () => {
    const text = "Gọi 0912 345 678 hoặc a@b.example";
    const { text: redacted, found } = redact(text);
    expect(redacted).toBe(`Gọi ${REDACTION_WORDS.phone} hoặc ${REDACTION_WORDS.email}`);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["0912 345 678", "a@b.example"]);
  });

  it("gives offsets of the original also where its letters are decomposed", () => {
    const text = "Số điện thoại của tôi: 0912345678".normalize("NFD");
    const [span] = redact(text).found;
    expect(text.slice(span?.start, span?.end)).toBe("0912345678");
  });

  it("returns what holds nothing personal as it came", () => {
    for (const text of ["", "Xin chào", "Luật số 31/2024/QH15", "é".normalize("NFD")])
      expect(redact(text)).toEqual({ text, found: [] });
  });

  it("redacts its own output no further", () => {
    for (const { text } of SAMPLES) expect(redact(redact(text).text).found).toEqual([]);
  });

  it("stays linear on hostile input", () => {
    const hostile = [
      "0",
      "0 ",
      "a@",
      "số 1/1",
      "stk ",
      "1.",
      "a.",
      "+1 ",
      "ngõ 1 ",
      "số nhà 12, ngõ 3 ",
      "trụ sở ",
      "29A",
      "12-A1 ",
      "cccd stk mst ",
      "(024) ",
    ];
    for (const part of hostile) {
      const text = part.repeat(100_000);
      const started = performance.now();
      redact(text);
      // A quadratic pattern needs minutes here; the bound only tells the two apart.
      expect(performance.now() - started).toBeLessThan(4_000);
    }
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { evaluateExtraction } from "./evaluate.ts";

const folder = mkdtempSync(join(tmpdir(), "extraction-"));
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = "Người dân khu tái định cư đã họp với xã về nước sạch, đường đi, và điện chiếu sáng cho trẻ em.";

function write(pages: Record<string, { html: string; truth: string }>): void {
  mkdirSync(join(folder, "html"), { recursive: true });
  const truth = Object.fromEntries(
    Object.entries(pages).map(([id, page]) => [id, { articleBody: page.truth, url: `https://x.example/${id}` }]),
  );
  writeFileSync(join(folder, "ground-truth.json.gz"), gzipSync(JSON.stringify(truth)));
  for (const [id, { html }] of Object.entries(pages)) writeFileSync(join(folder, "html", `${id}.html.gz`), gzipSync(html));
}

describe("evaluateExtraction", () => {
  it("reads the benchmark's folder, counts pages that fail as empty, and gives its metric", () => {
    write({
      right: { html: `<meta name=date content="2026-11-24"><body><p>${BODY}</p>`, truth: BODY },
      hostile: { html: "<i>".repeat(5_000), truth: BODY },
    });
    const report = evaluateExtraction(folder);
    // Precision counts the one page with output, recall both: 1 and 1/2, whose harmonic mean is 2/3.
    expect(report).toMatchObject({ pages: 2, failed: 1, withDate: 1, precision: 1, recall: 0.5, accuracy: 0.5 });
    expect(report.f1).toBeCloseTo(2 / 3);
    expect(report.f1Interval[0]).toBeLessThanOrEqual(report.f1Interval[1]);
  });
});

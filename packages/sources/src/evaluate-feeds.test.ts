import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateFeeds } from "./evaluate-feeds.ts";

const folder = mkdtempSync(join(tmpdir(), "feeds-"));
afterAll(() => rmSync(folder, { recursive: true }));

const LONG = `cases/${"a".repeat(60)}/${"b".repeat(60)}/two.xml`;
const item = (title: string, more = ""): string => `<item><title>${title}</title>${more}</item>`;
const rss = (inner: string): string => `<rss version="2.0"><channel>${inner}</channel></rss>`;

beforeAll(() => {
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(LONG, rss(item("Một") + item("Hai")));
  write(
    "cases/golden.xml",
    rss(item("Một", "<link>https://x.example/1</link><pubDate>Tue, 24 Nov 2026 00:05:00 GMT</pubDate>")),
  );
  write(
    "cases/golden.json",
    JSON.stringify({ items: [{ title: "Một", link: "https://x.example/khác", pubDate: "2026-11-24T00:05:00Z" }] }),
  );
  write("cases/kml/other.xml", "<kml/>");
  execFileSync("tar", ["czf", "cases.tar.gz", "cases"], { cwd: folder });
  rmSync(join(folder, "cases"), { recursive: true });
  const lines = [
    { path: LONG, expect: "!Error" },
    { path: "cases/golden.xml", golden: "cases/golden.json" },
    { path: "cases/kml/other.xml", expect: "!Error" },
  ];
  write("manifest.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
});

describe("evaluateFeeds", () => {
  it("reads packed documents and counts what is met, refused and not met", async () => {
    // Safe HTML twice, two entries, and of the golden file: number, title and date, but not the link.
    expect(await evaluateFeeds(folder)).toMatchObject({
      documents: 3,
      refused: 1,
      crashed: [],
      expectations: 7,
      met: 6,
      share: 6 / 7,
      unmet: ["cases/golden.xml: link 0"],
    });
  });

  it("counts a reader that throws anything but PARSE_FAILED as crashed", async () => {
    const report = await evaluateFeeds(folder, folder, () => Promise.reject(new TypeError("x")));
    expect(report).toMatchObject({ crashed: [LONG, "cases/golden.xml", "cases/kml/other.xml"], met: 0 });
  });

  it("says which document is missing", async () => {
    writeFileSync(join(folder, "samples.manifest.jsonl"), '{"path":"none.xml"}\n');
    await expect(evaluateFeeds(folder)).rejects.toMatchObject({ code: "USAGE" });
  });
});

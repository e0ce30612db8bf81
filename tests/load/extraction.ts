import { parseArgs } from "node:util";
import { signatureOf } from "@langnghe/domain";
import {
  type ExtractionCase,
  evaluateExtraction,
  extractPage,
  readExtractionCases,
  redact,
  scorePage,
  scoreSet,
} from "@langnghe/extraction";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

// Pages a second and F1 of our extractor beside readability.js on linkedom, in the same run and on the same core, by
// processor time: the machine may be busy with other things. Then redaction and signatures on invented texts.
//   node tests/load/extraction.ts FOLDER   (ground-truth.json.gz and html/<id>.html.gz)

/** Pages are read once before measuring, so that the engine has compiled what it will run. */
const ROUNDS = 3;
const LARGE_PAGE_BYTES = 300_000;
const SHORT_TEXTS = 20_000;

interface Row {
  readonly what: string;
  readonly value: string;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

type Read = (page: ExtractionCase) => string;

const readers: Readonly<Record<string, Read>> = {
  langnghe: ({ url, body }) => extractPage({ url, contentType: null, body }).text,
  "readability + linkedom": ({ body }) => {
    const { document } = parseHTML(new TextDecoder().decode(body));
    return new Readability(document).parse()?.textContent ?? "";
  },
};

function measureReader(name: string, read: Read, pages: readonly ExtractionCase[]): Row[] {
  const scores = pages.map((page) => scorePage(page.truth, read(page)));
  const seconds = cpuSeconds(() => {
    for (let round = 0; round < ROUNDS; round++) for (const page of pages) read(page);
  });
  const { f1, precision, recall } = scoreSet(scores);
  return [
    { what: `${name}: F1 (precision, recall)`, value: `${f1.toFixed(4)} (${precision.toFixed(4)}, ${recall.toFixed(4)})` },
    { what: `${name}: pages a second of one core`, value: ((pages.length * ROUNDS) / seconds).toFixed(1) },
  ];
}

/** Pages brought to about 300 KB by repeating what stands around the article, as large pages are. */
function largePages(pages: readonly ExtractionCase[]): ExtractionCase[] {
  return pages.filter(({ body }) => body.length > LARGE_PAGE_BYTES * 0.8 && body.length < LARGE_PAGE_BYTES * 1.5);
}

function measureTexts(): Row[] {
  const words =
    "người dân xã kiến nghị chính quyền sớm giải quyết hồ sơ đất đai tồn đọng nhiều năm nay khu tái định cư chưa có nước sạch".split(
      " ",
    );
  const texts = Array.from({ length: SHORT_TEXTS }, (_, index) => {
    const start = index % words.length;
    const body = Array.from({ length: 100 }, (_unused, at) => words[(start + at * (1 + (index % 7))) % words.length]).join(" ");
    return `${body}, xin gọi 0912 345 ${100 + (index % 900)} trước ngày 24/11/2026.`;
  });
  for (const text of texts.slice(0, 2_000)) signatureOf(redact(text).text);
  const redacting = cpuSeconds(() => {
    for (const text of texts) redact(text);
  });
  const signing = cpuSeconds(() => {
    for (const text of texts) signatureOf(text);
  });
  return [
    { what: "redaction: texts of 110 words a second", value: (SHORT_TEXTS / redacting).toFixed(0) },
    { what: "signatures: texts of 110 words a second", value: (SHORT_TEXTS / signing).toFixed(0) },
  ];
}

function run(): void {
  const [folder] = parseArgs({ allowPositionals: true }).positionals;
  if (folder === undefined) {
    process.stderr.write("Name the folder of the benchmark's pages.\n");
    process.exitCode = 2;
    return;
  }
  const pages = readExtractionCases(folder);
  const rows: Row[] = [];
  for (const [name, read] of Object.entries(readers)) rows.push(...measureReader(name, read, pages));
  const large = largePages(pages);
  const seconds = cpuSeconds(() => {
    for (let round = 0; round < ROUNDS; round++)
      for (const page of large) extractPage({ url: page.url, contentType: null, body: page.body });
  });
  const meanKb = large.reduce((sum, { body }) => sum + body.length, 0) / (large.length || 1) / 1_000;
  rows.push({
    what: `langnghe: pages a second at ${meanKb.toFixed(0)} KB (${large.length} pages)`,
    value: ((large.length * ROUNDS) / seconds).toFixed(1),
  });
  const { f1Interval, withDate } = evaluateExtraction(folder);
  rows.push({ what: "langnghe: F1, 95 % of 1,000 resamples", value: f1Interval.map((value) => value.toFixed(3)).join("–") });
  rows.push({ what: "langnghe: pages with a date", value: `${withDate} of ${pages.length}` }, ...measureTexts());
  for (const { what, value } of rows) console.log(`| ${what} | ${value} |`);
}

run();

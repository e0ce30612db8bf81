import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { extractPage } from "./page/extract-page.ts";
import { type PageScore, type SetScore, scorePage, scoreSet } from "./shingle-score.ts";

/** One page of a benchmark: the saved bytes and the body that a person cut out. */
export interface ExtractionCase {
  readonly id: string;
  readonly url: string;
  readonly truth: string;
  readonly body: Uint8Array;
}

export interface ExtractionReport extends SetScore {
  /** 95 % of resampled F1 values lie between these. */
  readonly f1Interval: readonly [number, number];
  readonly failed: number;
  readonly pagesPerSecond: number;
  readonly meanBytes: number;
  readonly withDate: number;
  readonly kinds: Readonly<Record<string, number>>;
}

const RESAMPLES = 1_000;

/** Reads a folder with `ground-truth.json.gz` and `html/<id>.html.gz`, as the article extraction benchmark has it. */
export function readExtractionCases(folder: string): ExtractionCase[] {
  const truth: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, "ground-truth.json.gz"))).toString("utf8"));
  if (typeof truth !== "object" || truth === null) throw new LangngheError("USAGE", "ground-truth.json.gz holds no object.");
  const bodies = new Map(Object.entries(truth));
  return readdirSync(join(folder, "html")).flatMap((name) => {
    const id = name.replace(/\.html\.gz$/, "");
    const entry: unknown = bodies.get(id);
    if (typeof entry !== "object" || entry === null || !("articleBody" in entry) || !("url" in entry)) return [];
    return [
      {
        id,
        url: String(entry.url),
        truth: String(entry.articleBody),
        body: gunzipSync(readFileSync(join(folder, "html", name))),
      },
    ];
  });
}

/** `langnghe evaluate extraction`: the benchmark's metric over a folder, with the spread of 1,000 resamples. */
export function evaluateExtraction(folder: string): ExtractionReport {
  const cases = readExtractionCases(folder);
  const scores: PageScore[] = [];
  const kinds: Record<string, number> = {};
  const count = { failed: 0, withDate: 0, bytes: 0 };
  const started = performance.now();
  let scoring = 0;
  for (const one of cases) {
    const page = tryExtract(one);
    if (page === null) count.failed += 1;
    else {
      kinds[page.kind] = (kinds[page.kind] ?? 0) + 1;
      count.withDate += page.publishedAt === null ? 0 : 1;
    }
    count.bytes += one.body.length;
    const before = performance.now();
    scores.push(scorePage(one.truth, page?.text ?? ""));
    scoring += performance.now() - before;
  }
  const seconds = (performance.now() - started - scoring) / 1_000;
  return {
    ...scoreSet(scores),
    f1Interval: intervalOf(scores),
    failed: count.failed,
    pagesPerSecond: cases.length / seconds,
    meanBytes: count.bytes / (cases.length || 1),
    withDate: count.withDate,
    kinds,
  };
}

function tryExtract(one: ExtractionCase): ReturnType<typeof extractPage> | null {
  try {
    return extractPage({ url: one.url, contentType: null, body: one.body });
  } catch (error) {
    if (error instanceof LangngheError) return null;
    throw error;
  }
}

/** Resamples with a fixed generator, so that the report is the same each time. */
function intervalOf(scores: readonly PageScore[]): readonly [number, number] {
  let state = 12_345;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const values = Array.from({ length: RESAMPLES }, () => {
    const sample = scores.flatMap(() => scores[Math.floor(next() * scores.length)] ?? []);
    return scoreSet(sample).f1;
  }).sort((a, b) => a - b);
  return [values[Math.floor(RESAMPLES * 0.025)] ?? 0, values[Math.floor(RESAMPLES * 0.975)] ?? 0];
}

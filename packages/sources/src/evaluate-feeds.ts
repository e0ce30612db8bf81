import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { z } from "zod";
import type { ParsedFeed } from "./parse/feed-shape.ts";
import { parseFeed } from "./parse/parse-feed.ts";
import { readTar } from "./read-tar.ts";

/** How much of what a folder of feeds expects is met. */
export interface FeedReport {
  readonly documents: number;
  /** Documents that are no feed (foreign formats), refused in an orderly way. */
  readonly refused: number;
  /** Documents on which the parser threw anything but its own error. */
  readonly crashed: readonly string[];
  readonly expectations: number;
  readonly met: number;
  readonly share: number;
  readonly unmet: readonly string[];
  readonly slowestMs: number;
  readonly documentsPerSecond: number;
}

/** How a feed is read; benchmarks put another library's parser in its place. */
export type ReadFeed = (bytes: Uint8Array, path: string) => Promise<ParsedFeed>;

const manifestLine = z.object({ path: z.string(), expect: z.string().optional(), golden: z.string().optional() });
type ManifestLine = z.infer<typeof manifestLine>;

/** Formats of which a reader of news has nothing to show. */
const FOREIGN = /(?:^|\/)(?:kml|opml|opensearch|gbase|app|xrd)\//;
const UNSAFE =
  /<(?:script|style|iframe|object|embed|form)\b|\son\w+\s*=\s*["']|(?:href|src)="\s*(?:javascript|vbscript|data):|\sstyle="/i;

/**
 * Runs a folder with `manifest.jsonl` and `samples.manifest.jsonl` (`path`, `expect`, `golden`), whose documents lie in
 * `documents`, packed or not. Expected are: entries as many as the text shows in each case that is no error, no unsafe HTML anywhere,
 * and the values of the golden files.
 */
export async function evaluateFeeds(folder: string, documents: string = folder, read: ReadFeed = readOwn): Promise<FeedReport> {
  const tally = { refused: 0, crashed: [] as string[], expectations: 0, met: 0, unmet: [] as string[], slowest: 0 };
  const lines = manifestsOf(folder);
  const open = documentReader(documents);
  const started = performance.now();
  for (const line of lines) {
    const bytes = open(line.path);
    const before = performance.now();
    const feed = await tryRead(read, bytes, line.path);
    tally.slowest = Math.max(tally.slowest, performance.now() - before);
    if (feed === "crashed") tally.crashed.push(line.path);
    else if (feed === null) tally.refused += 1;
    for (const [what, met] of expectationsOf(line, { bytes, feed: feed === "crashed" ? null : feed, open })) {
      tally.expectations += 1;
      if (met) tally.met += 1;
      else tally.unmet.push(`${line.path}: ${what}`);
    }
  }
  const seconds = (performance.now() - started) / 1_000;
  const { slowest, ...rest } = tally;
  return {
    documents: lines.length,
    ...rest,
    share: tally.met / (tally.expectations || 1),
    slowestMs: slowest,
    documentsPerSecond: lines.length / seconds,
  };
}

type OpenDocument = (path: string) => Uint8Array;

/** Documents lie in the folder as they are, or packed in its `.tar.gz` files. */
function documentReader(folder: string): OpenDocument {
  let packed: ReadonlyMap<string, Uint8Array> | null = null;
  return (path) => {
    const plain = join(folder, path);
    if (existsSync(plain)) return readFileSync(plain);
    packed ??= new Map(archivesIn(folder).flatMap((archive) => [...readTar(gunzipSync(readFileSync(archive)))]));
    const bytes = packed.get(path);
    if (bytes === undefined) throw new LangngheError("USAGE", `${path} is named in a manifest but is not in ${folder}.`);
    return bytes;
  };
}

function archivesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tar.gz"))
    .map((name) => join(folder, name));
}

function readOwn(bytes: Uint8Array, path: string): Promise<ParsedFeed> {
  return parseFeed(bytes, { url: `http://example.org/${path}` });
}

function manifestsOf(folder: string): ManifestLine[] {
  const names = readdirSync(folder).filter((name) => name.endsWith("manifest.jsonl"));
  if (names.length === 0) throw new LangngheError("USAGE", `${folder} holds no manifest.jsonl.`);
  return names
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => manifestLine.parse(JSON.parse(line)))
    .filter((line) => line.path.endsWith(".xml"));
}

async function tryRead(read: ReadFeed, bytes: Uint8Array, path: string): Promise<ParsedFeed | "crashed" | null> {
  try {
    return await read(bytes, path);
  } catch (error) {
    return error instanceof LangngheError && error.code === "PARSE_FAILED" ? null : "crashed";
  }
}

interface Facts {
  readonly bytes: Uint8Array;
  readonly feed: ParsedFeed | null;
  readonly open: OpenDocument;
}

function expectationsOf(line: ManifestLine, { bytes, feed, open }: Facts): [what: string, met: boolean][] {
  const found: [string, boolean][] = [];
  const html = feed === null ? "" : feed.items.map((item) => `${item.summaryHtml ?? ""}${item.contentHtml ?? ""}`).join("\n");
  if (feed !== null) found.push(["safe HTML", !UNSAFE.test(html)]);
  if (line.expect === "!Error" && !FOREIGN.test(line.path)) {
    const shown = countEntries(new TextDecoder().decode(bytes));
    if (shown > 0) found.push([`${shown} entries`, feed?.items.length === shown]);
  }
  if (line.golden !== undefined && !FOREIGN.test(line.path)) {
    found.push(...goldenExpectations(JSON.parse(new TextDecoder().decode(open(line.golden))), feed));
  }
  return found;
}

function countEntries(source: string): number {
  const bare = source.replace(/<!--[\s\S]*?-->/g, "").replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  return bare.match(/<(?!content:)(?:[\w-]+:)?(?:item|entry)[\s>]/g)?.length ?? 0;
}

const goldenText = z.union([z.string(), z.object({ value: z.string() }).transform((held) => held.value)]).optional();
const goldenEntry = z.object({
  title: goldenText,
  link: z.string().optional(),
  id: z.string().optional(),
  guid: goldenText,
  pubDate: z.string().optional(),
  published: z.string().optional(),
  updated: z.string().optional(),
});
const goldenSchema = z.object({
  title: goldenText,
  items: z.array(goldenEntry).optional(),
  entries: z.array(goldenEntry).optional(),
});

/** A golden file's values, whatever their names: titles, links, ids and dates of the entries. */
function goldenExpectations(golden: unknown, feed: ParsedFeed | null): [string, boolean][] {
  const parsed = goldenSchema.safeParse(golden);
  if (!parsed.success) return [];
  const entries = parsed.data.items ?? parsed.data.entries ?? [];
  const found: [string, boolean][] = [["number of entries", feed?.items.length === entries.length]];
  if (parsed.data.title !== undefined) found.push(["feed title", feed?.title === oneLine(parsed.data.title)]);
  for (const [index, entry] of entries.entries()) {
    const item = feed?.items[index];
    if (entry.title !== undefined) found.push([`title ${index}`, item?.title === oneLine(entry.title)]);
    if (entry.link !== undefined) found.push([`link ${index}`, item?.url === entry.link.trim()]);
    const id = entry.id ?? entry.guid;
    if (id !== undefined) found.push([`id ${index}`, item?.id === id.trim()]);
    const published = entry.pubDate ?? entry.published;
    if (published !== undefined) found.push([`date ${index}`, item?.publishedAt === new Date(published).toISOString()]);
    if (entry.updated !== undefined)
      found.push([`updated ${index}`, item?.updatedAt === new Date(entry.updated).toISOString()]);
  }
  return found;
}

/** Titles are one plain line: markup and runs of white space in golden values are not ours to repeat. */
function oneLine(text: string): string {
  return text
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LangngheError } from "@langnghe/domain";
import { evaluateFeeds, type FeedReport, type ParsedFeed, parseFeed, type ReadFeed } from "@langnghe/sources";
import Parser from "rss-parser";

// Expectations met and feeds a second of our parser beside rss-parser, in the same run, by processor time.
//   node tests/load/feeds.ts FOLDER DOCUMENTS   (manifest.jsonl; the unpacked documents)

const ROUNDS = 3;
/** Real feeds have some kilobytes; the conformance cases are smaller. */
const REAL_FEED_BYTES = 4_000;

const rival = new Parser({ customFields: { item: ["description"] } });

/** rss-parser's output in our shape: what it calls the same thing, untouched. */
const readWithRival: ReadFeed = async (bytes) => {
  try {
    const feed = await rival.parseString(new TextDecoder().decode(bytes));
    const items = feed.items.map((item) => ({
      id: textOrNull(item.guid),
      url: textOrNull(item.link),
      title: textOrNull(item.title),
      summaryHtml: textOrNull(item.summary ?? item.description),
      contentHtml: textOrNull(item.content),
      publishedAt: textOrNull(item.isoDate),
      updatedAt: null,
      categories: [],
    }));
    return {
      format: "rss",
      title: textOrNull(feed.title),
      link: textOrNull(feed.link),
      language: null,
      items,
    } satisfies ParsedFeed;
  } catch (cause) {
    throw new LangngheError("PARSE_FAILED", "rss-parser refused the document.", { cause });
  }
};

/** Where an element holds markup or attributes the library gives an object; as text that is nothing. */
function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function describe(name: string, report: FeedReport): string {
  const share = `${report.met} of ${report.expectations} (${(report.share * 100).toFixed(2)} %)`;
  return `| ${name}: expectations met | ${share}, ${report.refused} refused, ${report.crashed.length} crashed |`;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (path.endsWith(".xml")) yield path;
  }
}

async function speed(read: ReadFeed, feeds: readonly Uint8Array[]): Promise<string> {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    for (const bytes of feeds) await read(bytes, "feed.xml").catch(() => null);
  }
  const { user, system } = process.cpuUsage(before);
  return ((feeds.length * ROUNDS) / ((user + system) / 1e6)).toFixed(0);
}

async function run(): Promise<void> {
  const [folder, documents = folder] = parseArgs({ allowPositionals: true }).positionals;
  if (folder === undefined || documents === undefined) {
    process.stderr.write("Name the folder of manifests, and the folder of unpacked documents.\n");
    process.exitCode = 2;
    return;
  }
  const ours: ReadFeed = (bytes, path) => parseFeed(bytes, { url: `http://example.org/${path}` });
  const readers: Readonly<Record<string, ReadFeed>> = { langnghe: ours, "rss-parser": readWithRival };
  const feeds = [...filesBelow(documents)]
    .filter((path) => statSync(path).size >= REAL_FEED_BYTES)
    .map((path) => readFileSync(path));
  const bytes = feeds.reduce((sum, feed) => sum + feed.length, 0) / (feeds.length || 1);
  for (const [name, read] of Object.entries(readers)) {
    const report = await evaluateFeeds(folder, documents, read);
    console.log(describe(name, report));
    console.log(`| ${name}: feeds of ${(bytes / 1_000).toFixed(1)} KB a second of one core | ${await speed(read, feeds)} |`);
  }
}

await run();

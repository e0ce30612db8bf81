import { LangngheError } from "@langnghe/domain";
import { extractPage } from "@langnghe/extraction";
import { parseFeed } from "@langnghe/sources";
import { fuzzInput, randomFrom } from "./fuzz-inputs.ts";

/** The page extractor's own deadline; no input of some kilobytes comes near it. */
const DEADLINE_MS = 2_500;
/** With what our parsers may refuse a document. */
const REFUSALS: readonly string[] = ["PARSE_FAILED", "WORKER_LOST"];

/** A broken document that did harm, and how to get it again. */
export interface Finding {
  readonly input: number;
  readonly reader: "feed" | "page";
  readonly fault: string;
}

/** What a run came to. */
export interface FuzzReport {
  readonly seed: number;
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

const READERS = {
  feed: (bytes: Uint8Array): Promise<unknown> => parseFeed(bytes, { url: "https://x.example/rss" }),
  page: async (body: Uint8Array): Promise<unknown> => extractPage({ url: "https://x.example/1", contentType: null, body }),
} as const;

/**
 * Gives `count` broken documents to the feed parser and to the page extractor. A finding is anything thrown but our own
 * refusals, an input that takes longer than the deadline, and a property that appears on Object.prototype.
 */
export async function runFuzz(options: { readonly seed: number; readonly count: number }): Promise<FuzzReport> {
  const tally = { read: 0, refused: 0, slowestMs: 0 };
  const findings: Finding[] = [];
  for (let input = 0; input < options.count; input += 1) {
    // A generator of its own for each input: a finding is run again by its number alone.
    const bytes = fuzzInput(randomFrom(options.seed + input));
    for (const reader of ["feed", "page"] as const) {
      const started = performance.now();
      const outcome = await outcomeOf(reader, bytes);
      const ms = performance.now() - started;
      tally.slowestMs = Math.max(tally.slowestMs, ms);
      if (outcome === "read" || outcome === "refused") tally[outcome] += 1;
      else findings.push({ input: options.seed + input, reader, fault: outcome });
      if (ms > DEADLINE_MS) findings.push({ input: options.seed + input, reader, fault: `${Math.round(ms)} ms` });
      findings.push(...pollution().map((fault) => ({ input: options.seed + input, reader, fault })));
    }
  }
  return { seed: options.seed, inputs: options.count, ...tally, findings };
}

async function outcomeOf(reader: Finding["reader"], bytes: Uint8Array): Promise<string> {
  try {
    await READERS[reader](bytes);
    return "read";
  } catch (error) {
    if (error instanceof LangngheError && REFUSALS.includes(error.code)) return "refused";
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** Names that someone put on the prototype of all objects; taken off again, so that the run goes on. */
function pollution(): string[] {
  const names = Object.keys(Object.prototype);
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  return names.map((name) => `Object.prototype.${name}`);
}

import { classifierFlow, loadModels } from "@langnghe/classifier";
import {
  bandsOf,
  type ClassifiedDocument,
  type ExtractedDocument,
  type FetchedDocument,
  hashOf,
  signatureOf,
  similarity,
} from "@langnghe/domain";
import { pageExtractor, redact } from "@langnghe/extraction";
import { extractorFlow } from "@langnghe/extractor";
import { htmlToText } from "@langnghe/html";
import { indexerFlow } from "@langnghe/indexer";
import { recognizeLanguage } from "@langnghe/languages";
import type { Flow } from "@langnghe/pipeline";
import { caseStore, sqliteStore } from "@langnghe/store";
import { loadConfig } from "../../scripts/src/system/load-config.ts";
import { pageOf } from "./article-site.ts";

/** As many items under way as a service has. */
const AT_ONCE = 64;

/** Documents a second of each service's flow when it runs alone, without log and without the others. */
export async function stepsAlone(file: string, articles: number): Promise<Readonly<Record<string, number>>> {
  const config = loadConfig({}, {});
  const fetched = Array.from({ length: articles }, (_, number) => fetchedDocument(number));
  const pages = pageExtractor({ workers: 1 });
  const extractor = extractorFlow({ extractPage: pages.extract, htmlToText, redact, recognizeLanguage, signatureOf });
  const extraction = await timed<FetchedDocument, ExtractedDocument>(extractor, fetched);
  await pages.close();
  const classification = await timed<ExtractedDocument, ClassifiedDocument>(
    classifierFlow(loadModels(config)),
    extraction.results,
  );
  const store = sqliteStore({ file });
  const queueFrom = { ...config.settings.review.queueFrom, feedback: Number.POSITIVE_INFINITY };
  const deps = { documents: store.documents, cases: caseStore(store.records), bandsOf, similarity, queueFrom, clock: Date.now };
  const indexing = await timed(indexerFlow(deps), classification.results);
  await store.close();
  return { extractor: extraction.rate, classifier: classification.rate, indexer: indexing.rate };
}

async function timed<I, O>(flow: Flow<I, O>, items: readonly I[]): Promise<{ readonly rate: number; readonly results: O[] }> {
  const results: O[] = [];
  // The first ones load models and start the worker thread.
  for (const item of items.slice(0, 1)) await flow.run(item, (_, run) => run());
  const started = performance.now();
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const done = await Promise.all(items.slice(from, from + AT_ONCE).map((item) => flow.run(item, (_, run) => run())));
    for (const result of done) if (result.kind === "next") results.push(result.value);
  }
  return { rate: items.length / ((performance.now() - started) / 1_000), results };
}

function fetchedDocument(number: number): FetchedDocument {
  const nothing = { summaryHtml: null, contentHtml: null, publishedAt: null, updatedAt: null, place: null, answeredAt: null };
  const entry = {
    ...nothing,
    externalId: String(number),
    url: `http://h.localhost/bai/${number}`,
    title: null,
    categories: [],
  };
  const bytes = Buffer.from(pageOf(number)).toString("base64");
  const page = { url: entry.url, contentType: "text/html; charset=utf-8", bytes };
  const id = hashOf("alone", String(number));
  return { id, feed: "f", outlet: "o", channel: "news", fetchedAt: new Date().toISOString(), entry, page };
}

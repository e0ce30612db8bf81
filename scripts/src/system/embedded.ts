import { createHash } from "node:crypto";
import { join } from "node:path";
import { type RunningService, startCollector } from "@langnghe/collector";
import {
  type ArchivedPage,
  type CatalogueView,
  ensureAdministrator,
  type RunningConsole,
  startConsole,
} from "@langnghe/console";
import { type DigestDeps, renderDigest, startDigest } from "@langnghe/digest";
import {
  type CHANNELS,
  type Digest,
  type DigestSeries,
  LangngheError,
  type StoredDocument,
  systemClock,
} from "@langnghe/domain";
import { type PageExtractor, pageExtractor, redact } from "@langnghe/extraction";
import { type PoliteFetcher, politeFetcher } from "@langnghe/fetching";
import { composeRetention } from "@langnghe/indexer";
import { openMailer } from "@langnghe/mail";
import { type Config, type ServiceTools, supervise } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { caseStore, digestStore, feedStore } from "@langnghe/store";
import { catalogueOf, labelIn } from "./catalogue.ts";
import type { Installation } from "./installation.ts";
import { packOf } from "./language.ts";
import { ROOT } from "./paths.ts";
import { type RunningSample, startSample } from "./sample.ts";
import { type Supervised, startFlow } from "./services.ts";

/** The whole system in one process. */
export interface Embedded {
  readonly console: RunningConsole;
  /** The administrator's password, on the first start only. */
  readonly password: string | null;
  /** Everything that runs, in the order in which it is to be stopped: what takes in first, what writes last. */
  readonly parts: readonly { readonly name: string; stop(): Promise<void> }[];
}

/** A person archives a page now and then: one thread, of its own, so that it never waits behind the collector's pages. */
const ARCHIVE_WORKERS = 1;

/** Starts all six services on one bus and one store, and the sample site when the configuration has its feeds. */
export async function startEmbedded(config: Config, installation: Installation, tools: ServiceTools): Promise<Embedded> {
  const sample = await startSample(config, systemClock);
  const fetcher = fetcherFor(config, sample);
  const pages = pageExtractor({ workers: ARCHIVE_WORKERS });
  const supervised: Supervised[] = [];
  const collector = collectorFor(config, installation, { tools, sample, fetcher });
  const catalogue = catalogueOf(config, sample.feeds, sample.site !== null);
  const digest = digestDeps(config, installation, catalogue);
  const running = await startConsole({
    store: installation.store,
    bus: installation.bus,
    settings: { ...config.settings.console },
    catalogue,
    feeds: sample.feeds,
    series: config.digests.map(({ id, label, draftAt }) => ({ id, label, sendAt: draftAt })),
    clock: systemClock,
    log: tools.log.with({ service: "console" }),
    metrics: tools.metrics.text,
    health: () => supervised.map((part) => part.health()),
    archive: archiving(fetcher, pages),
    pollFeed: collector.pollNow,
    renderDigest: previewing(config, digest),
    sentences: (text, language) => packOf(language).sentences(text),
    redact: (text) => redact(text).text,
    webRoot: join(ROOT, "services/console/src/web/dist"),
  });
  const admin = await ensureAdministrator(installation.store);
  const mailer = openMailer({
    smtp: config.settings.mail.smtp,
    password: config.environment.LANGNGHE_SMTP_PASSWORD ?? null,
    folder: join(config.dataDir, "outbox"),
  });
  supervised.push(
    supervise("collector", collector.start, tools.log),
    ...startFlow(config, installation, tools),
    supervise("digest", async () => startDigest({ ...digest, send: mailer.send, consoleUrl: running.address }), tools.log),
    supervise("retention", () => composeRetention(config, installation), tools.log),
  );
  const closing = [
    { name: "console", stop: running.stop },
    ...supervised,
    { name: "archive", stop: pages.close },
    { name: "fetcher", stop: fetcher.close },
    { name: "mailer", stop: mailer.close },
    { name: "sample site", stop: async () => sample.site?.close() },
  ];
  return { console: running, password: admin?.oneTimePassword ?? null, parts: closing };
}

function fetcherFor(config: Config, sample: RunningSample): PoliteFetcher {
  const { contact, hostDelaySeconds, concurrency } = config.settings.collector;
  return politeFetcher({
    contact,
    allow: sample.allow,
    delayMs: hostDelaySeconds * 1_000,
    overrides: sample.delays,
    concurrency,
  });
}

interface CollectorInput {
  readonly tools: ServiceTools;
  readonly sample: RunningSample;
  readonly fetcher: PoliteFetcher;
}

/** The collector, started again by its supervisor, and a way to poll a feed now through whichever one runs. */
function collectorFor(config: Config, { bus, store }: Installation, { tools, sample, fetcher }: CollectorInput) {
  let current: RunningService | null = null;
  return {
    async start() {
      current = await startCollector({
        feeds: sample.feeds,
        sources: new Map(sourceTypes.map((source) => [source.type, source])),
        bus,
        feedStore: feedStore(store.records),
        work: store.work,
        fetch: fetcher.fetch,
        clock: systemClock,
        log: tools.log.with({ service: "collector" }),
        metrics: tools.metrics,
        settings: { concurrency: config.settings.collector.concurrency, retentionDays: retentionDays(config) },
      });
      return current;
    },
    async pollNow(feed: string) {
      if (current === null)
        throw new LangngheError("STORE_UNAVAILABLE", "the collector is being started again; try in a moment");
      return current.pollNow(feed);
    },
  };
}

/** Archives a page for a case: fetched as politely and safely as everything else, and read by the same extractor. */
function archiving(fetcher: PoliteFetcher, pages: PageExtractor) {
  return async function archive(url: string): Promise<ArchivedPage> {
    const { body, contentType, url: final } = await fetcher.fetch(url, { kind: "page" });
    const page = await pages.extract({ url: final, contentType, body });
    const at = new Date(systemClock()).toISOString();
    const text = redact(page.text).text;
    return { title: page.title ?? url, text, sha256: createHash("sha256").update(text).digest("hex"), at };
  };
}

function digestDeps(
  config: Config,
  { store }: Installation,
  catalogue: CatalogueView,
): Omit<DigestDeps, "send" | "consoleUrl"> {
  const [topic, place, outlet, feed] = [catalogue.topics, catalogue.places, catalogue.outlets, catalogue.feeds].map(labelIn);
  const same = (id: string) => id;
  return {
    documents: store.documents,
    cases: caseStore(store.records),
    digests: digestStore(store.records),
    feedStates: () => feedStore(store.records).all(),
    series: config.digests,
    sentences: (text, language) =>
      packOf(language)
        .sentences(text)
        .map((sentence) => sentence.text),
    labels: { topic: topic ?? same, place: place ?? same, outlet: outlet ?? same, feed: feed ?? same },
    from: config.settings.mail.from,
    clock: systemClock,
  };
}

function previewing(config: Config, { labels }: Pick<DigestDeps, "labels">) {
  const { host, port } = config.settings.console;
  return function preview(digest: Digest, documents: readonly StoredDocument[]): { readonly html: string } {
    const cited = documents.map(
      (each) => [each.id, { title: each.title, outlet: labels.outlet(each.outlet), publishedAt: each.publishedAt }] as const,
    );
    return renderDigest({
      digest,
      language: languageOf(config.digests, digest),
      documents: new Map(cited),
      consoleUrl: `http://${host}:${port}`,
    });
  };
}

function languageOf(series: readonly DigestSeries[], digest: Digest): "vi" | "en" {
  return series.find((each) => each.id === digest.series)?.language ?? "vi";
}

function retentionDays(config: Config) {
  const { news, official, community, feedback } = config.settings.channels;
  return {
    news: news.retentionDays,
    official: official.retentionDays,
    community: community.retentionDays,
    feedback: feedback.retentionDays,
  } satisfies Record<(typeof CHANNELS)[number], number>;
}

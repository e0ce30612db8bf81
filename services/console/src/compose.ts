import { createHash } from "node:crypto";
import { join } from "node:path";
import type { MessageBus } from "@langnghe/bus";
import {
  type Clock,
  type Digest,
  type Feed,
  labelIn,
  type PollReport,
  type StoredDocument,
  systemClock,
  toInstant,
} from "@langnghe/domain";
import { type PageExtractor, pageExtractor, redact } from "@langnghe/extraction";
import { type PoliteFetcher, politeFetcher } from "@langnghe/fetching";
import { packFor } from "@langnghe/languages";
import { renderDigest } from "@langnghe/mail";
import type { Config, PartHealth, ServiceTools } from "@langnghe/runtime";
import type { Store } from "@langnghe/store";
import type { ArchivedPage } from "./api/deps.ts";
import { type RunningConsole, startConsole } from "./api/start.ts";
import { catalogueOf } from "./catalogue.ts";

/** What the embedded mode shares with the console; a process of its own has none of it. */
export interface ConsoleSurroundings {
  readonly clock?: Clock;
  /** Feeds as they are polled, where they differ from the configuration's. */
  readonly feeds?: readonly Feed[];
  /** The invented sample province is among the feeds. */
  readonly sample?: boolean;
  readonly fetcher?: PoliteFetcher;
  readonly pollFeed?: (feed: string) => Promise<PollReport>;
  readonly health?: () => readonly PartHealth[];
}

/** A person archives a page now and then: one thread, of its own, so that it never waits behind the collector's pages. */
const ARCHIVE_WORKERS = 1;

/** Puts the console together and starts it; what it opened itself ends with it. */
export async function composeConsole(
  config: Config,
  { bus, store }: { readonly bus: Pick<MessageBus, "publish">; readonly store: Store },
  tools: ServiceTools,
  around: ConsoleSurroundings = {},
): Promise<RunningConsole> {
  const { clock = systemClock, feeds = config.feeds, fetcher = ownFetcher(config) } = around;
  const pages = pageExtractor({ workers: ARCHIVE_WORKERS });
  async function closeOwn(): Promise<void> {
    await pages.close();
    if (around.fetcher === undefined) await fetcher.close();
  }
  try {
    const running = await startConsole({
      store,
      bus,
      clock,
      feeds,
      settings: config.settings.console,
      catalogue: catalogueOf(config, feeds, around.sample ?? false),
      series: config.digests.map(({ id, label, draftAt }) => ({ id, label, sendAt: draftAt })),
      log: tools.log.with({ service: "console" }),
      metrics: tools.metrics.text,
      health: around.health ?? (() => []),
      archive: archiving(fetcher, pages, clock),
      pollFeed: around.pollFeed ?? null,
      renderDigest: previewing(config),
      sentences: (text, language) => (packFor(language) ?? packFor("vi"))?.sentences(text) ?? [],
      redact: (text) => redact(text).text,
      webRoot: join(import.meta.dirname, "web/dist"),
    });
    return { ...running, stop: () => running.stop().finally(closeOwn) };
  } catch (error) {
    await closeOwn();
    throw error;
  }
}

function ownFetcher({ settings: { collector } }: Config): PoliteFetcher {
  const { contact, hostDelaySeconds, concurrency } = collector;
  return politeFetcher({ contact, allow: [], delayMs: hostDelaySeconds * 1_000, concurrency });
}

/** Archives a page for a case: fetched as politely and safely as everything else, and read by the same extractor. */
function archiving(fetcher: PoliteFetcher, pages: PageExtractor, clock: Clock) {
  return async function archive(url: string): Promise<ArchivedPage> {
    const { body, contentType, url: final } = await fetcher.fetch(url, { kind: "page" });
    const page = await pages.extract({ url: final, contentType, body });
    const text = redact(page.text).text;
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { title: page.title ?? url, text, sha256, at: toInstant(clock()) };
  };
}

/** The mail as it would be sent, for the screen. */
function previewing({ settings, digests, outlets }: Config) {
  const outletLabel = labelIn(outlets.map(({ id, label }) => ({ id, label: { vi: label, en: label } })));
  const consoleUrl = `http://${settings.console.host}:${settings.console.port}`;
  return function preview(digest: Digest, documents: readonly StoredDocument[]): { readonly html: string } {
    const cited = documents.map(
      ({ id, title, outlet, publishedAt }) => [id, { title, outlet: outletLabel(outlet), publishedAt }] as const,
    );
    const language = digests.find((series) => series.id === digest.series)?.language ?? "vi";
    return renderDigest({ digest, language, documents: new Map(cited), consoleUrl });
  };
}

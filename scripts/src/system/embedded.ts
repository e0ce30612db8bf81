import { composeCollector, type RunningService } from "@langnghe/collector";
import { composeConsole, ensureAdministrator, type RunningConsole } from "@langnghe/console";
import { composeDigest } from "@langnghe/digest";
import { type Clock, LangngheError, systemClock } from "@langnghe/domain";
import { type PoliteFetcher, politeFetcher } from "@langnghe/fetching";
import { composeRetention } from "@langnghe/indexer";
import { type Config, type ServiceTools, supervise } from "@langnghe/runtime";
import type { Installation } from "./installation.ts";
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

/**
 * Starts all six services on one bus and one store, and the sample site when the configuration has its feeds. `clock` is
 * what collector, sample, digest and console go by. A start that does not come about leaves nothing open.
 */
export async function startEmbedded(
  config: Config,
  installation: Installation,
  tools: ServiceTools,
  clock: Clock = systemClock,
): Promise<Embedded> {
  const sample = await startSample(config, clock);
  const fetcher = fetcherFor(config, sample);
  const shared = [
    { name: "fetcher", stop: fetcher.close },
    { name: "sample site", stop: async () => sample.site?.close() },
  ];
  try {
    return await startServices(config, installation, { tools, clock, sample, fetcher, shared });
  } catch (error) {
    for (const part of shared) await part.stop();
    throw error;
  }
}

/** What the services share, and how it is closed behind them. */
interface Shared {
  readonly tools: ServiceTools;
  readonly clock: Clock;
  readonly sample: RunningSample;
  readonly fetcher: PoliteFetcher;
  readonly shared: Embedded["parts"];
}

async function startServices(config: Config, installation: Installation, input: Shared): Promise<Embedded> {
  const { tools, clock, sample, fetcher, shared } = input;
  const supervised: Supervised[] = [];
  const collector = collectorFor(config, installation, input);
  const running = await composeConsole(config, installation, tools, {
    clock,
    feeds: sample.feeds,
    sample: sample.site !== null,
    fetcher,
    pollFeed: collector.pollNow,
    health: () => supervised.map((part) => part.health()),
  });
  const admin = await ensureAdministrator(installation.store);
  supervised.push(
    supervise("collector", collector.start, tools.log),
    ...startFlow(config, installation, tools),
    supervise("digest", () => composeDigest(config, installation, clock), tools.log),
    supervise("retention", () => composeRetention(config, installation), tools.log),
  );
  const parts = [{ name: "console", stop: running.stop }, ...supervised, ...shared];
  return { console: running, password: admin?.oneTimePassword ?? null, parts };
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

/** The collector, started again by its supervisor, and a way to poll a feed now through whichever one runs. */
function collectorFor(config: Config, installation: Installation, { tools, ...around }: Shared) {
  let current: RunningService | null = null;
  return {
    async start() {
      current = await composeCollector(config, installation, tools, { ...around, feeds: around.sample.feeds });
      return current;
    },
    async pollNow(feed: string) {
      if (current === null)
        throw new LangngheError("STORE_UNAVAILABLE", "the collector is being started again; try in a moment");
      return current.pollNow(feed);
    },
  };
}

import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Clock, type Feed, LangngheError } from "@langnghe/domain";
import type { Config } from "@langnghe/runtime";
import { z } from "zod";
import { type SampleSite, startSampleSite } from "../sample/sample-site.ts";

/** Stands in a feed's address for the port of the sample site. */
const PLACEHOLDER = "{samplePort}";
const FILE = "sample.json";

const stateSchema = z.object({
  /** First start: the moment to which the sample's times are relative. */
  anchor: z.number(),
  port: z.number().int(),
});

/** The sample province at work: its site, and the feeds with their real addresses. */
export interface RunningSample {
  readonly site: SampleSite | null;
  readonly feeds: readonly Feed[];
  /** Hosts on loopback that the collector may fetch from, and from which it need not keep a distance. */
  readonly allow: readonly { readonly host: string; readonly port: number }[];
  readonly delays: Readonly<Record<string, number>>;
}

/** Starts the sample site when any feed asks for it; its time and port are kept in the data folder. */
export async function startSample(config: Config, clock: Clock): Promise<RunningSample> {
  if (!config.feeds.some((feed) => feed.enabled && feed.url.includes(PLACEHOLDER)))
    return { site: null, feeds: config.feeds, allow: [], delays: {} };
  const path = join(config.dataDir, FILE);
  const known = read(path);
  const anchor = known?.anchor ?? clock();
  const site = await listen(config, { anchor, clock, wanted: known?.port ?? config.settings.console.port + 1 });
  write(path, { anchor, port: site.port });
  const feeds = config.feeds.map((feed) => ({ ...feed, url: feed.url.replaceAll(PLACEHOLDER, String(site.port)) }));
  const hosts = feeds.flatMap(({ url }) => (url.includes(`.localhost:${site.port}`) ? [new URL(url).host] : []));
  return {
    site,
    feeds,
    allow: [{ host: "*.localhost", port: site.port }],
    delays: Object.fromEntries(hosts.map((host) => [host, 0])),
  };
}

/** The kept port when it is free, else any: ids of the sample's documents do not depend on it. */
async function listen(
  config: Config,
  { anchor, clock, wanted }: { anchor: number; clock: Clock; wanted: number },
): Promise<SampleSite> {
  const options = { dir: join(config.dir, "sample"), anchor, clock, cacheFile: join(config.dataDir, "sample-cache.json") };
  try {
    return await startSampleSite({ ...options, port: wanted });
  } catch (error) {
    if (!(error instanceof LangngheError && error.code === "PORT_TAKEN")) throw error;
    return startSampleSite({ ...options, port: 0 });
  }
}

function read(path: string): z.infer<typeof stateSchema> | null {
  try {
    return stateSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

function write(path: string, state: z.infer<typeof stateSchema>): void {
  writeFileSync(`${path}.part`, JSON.stringify(state));
  renameSync(`${path}.part`, path);
}

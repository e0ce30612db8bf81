import { CHANNELS, type Feed } from "@langnghe/domain";
import type { Config } from "@langnghe/runtime";
import type { CatalogueView } from "./contract/search.ts";

/** The words for everything that has an id, from the configuration. `sample`: the invented province is among the feeds. */
export function catalogueOf(config: Config, feeds: readonly Feed[], sample: boolean): CatalogueView {
  const same = (label: string) => ({ vi: label, en: label });
  return {
    topics: config.topics.map(({ id, label }) => ({ id, label })),
    places: config.places.map(({ id, name }) => ({ id, label: same(name) })),
    outlets: config.outlets.map(({ id, label }) => ({ id, label: same(label) })),
    feeds: feeds.map(({ id, label, outlet, channel }) => ({ id, label: same(label), outlet, channel })),
    bodies: config.bodies.map(({ id, label }) => ({ id, label })),
    channels: CHANNELS.map((id) => ({ id, ...config.settings.channels[id] })),
    sample,
  };
}

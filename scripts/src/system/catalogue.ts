import type { CatalogueView } from "@langnghe/console";
import { CHANNELS, type Feed } from "@langnghe/domain";
import type { Config } from "@langnghe/runtime";

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

/** The label of an id, or the id itself where the configuration no longer has it. */
export function labelIn(
  entries: readonly { readonly id: string; readonly label: { readonly vi: string; readonly en: string } }[],
) {
  const labels = new Map(entries.map(({ id, label }) => [id, label]));
  return function labelOf(id: string, language: "vi" | "en" = "vi"): string {
    return labels.get(id)?.[language] ?? id;
  };
}

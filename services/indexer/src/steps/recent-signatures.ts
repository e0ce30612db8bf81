import type { NearDuplicate } from "@langnghe/store";

/** Documents remembered: those that may still be on their way into the store, with ample room. */
const KEPT = 2_048;

/** The last documents seen, by band: bridges the moment between finding a story and its being written. */
export function recentSignatures() {
  const byBand = new Map<string, Set<NearDuplicate>>();
  const order: { readonly bands: readonly string[]; readonly item: NearDuplicate }[] = [];

  function forget(): void {
    const oldest = order.shift();
    if (oldest === undefined) return;
    for (const band of oldest.bands) {
      const items = byBand.get(band);
      items?.delete(oldest.item);
      if (items?.size === 0) byBand.delete(band);
    }
  }

  return {
    sharing(bands: readonly string[]): NearDuplicate[] {
      return [...new Set(bands.flatMap((band) => [...(byBand.get(band) ?? [])]))];
    },
    remember(bands: readonly string[], item: NearDuplicate): void {
      if (bands.length === 0) return;
      order.push({ bands, item });
      for (const band of bands) {
        const items = byBand.get(band) ?? new Set();
        byBand.set(band, items.add(item));
      }
      if (order.length > KEPT) forget();
    },
  };
}

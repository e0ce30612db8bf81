import { csvSource } from "./drivers/csv.ts";
import { dropSource } from "./drivers/drop.ts";
import { feedSource } from "./drivers/feed.ts";
import { pageListSource } from "./drivers/page-list.ts";
import { sitemapSource } from "./drivers/sitemap.ts";
import type { Source } from "./source.ts";

/** Every source type, one a line; a new one is a file in `drivers/` and a line here. */
export const sourceTypes: readonly Source[] = [feedSource, sitemapSource, pageListSource, csvSource, dropSource];

/** The source type that a feed's `type` names, or null. */
export function sourceTypeOf(type: string): Source | null {
  return sourceTypes.find((source) => source.type === type) ?? null;
}

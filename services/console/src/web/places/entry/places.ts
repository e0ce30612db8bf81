import type { Permission } from "@langnghe/domain";
import type { IconName } from "../../parts/icon.tsx";
import type { WordKey } from "../../words/vi.ts";

/** A place of the left rail. */
export interface Place {
  readonly path: string;
  readonly word: WordKey;
  readonly icon: IconName;
  /** Needed to see it; null for everybody who signed in. */
  readonly needs: Permission | null;
  /** Pages elsewhere that belong to it. */
  readonly also: readonly string[];
}

/** The eight places, in the order in which the work goes. */
export const PLACES: readonly Place[] = [
  { path: "/hom-nay", word: "place.today", icon: "today", needs: null, also: [] },
  { path: "/tim-kiem", word: "place.search", icon: "search", needs: "search.read", also: ["/van-ban"] },
  { path: "/kiem-chung", word: "place.review", icon: "review", needs: "case.read", also: [] },
  { path: "/kien-nghi", word: "place.demands", icon: "demands", needs: "search.read", also: [] },
  { path: "/ban-tin", word: "place.digest", icon: "digest", needs: "digest.read", also: [] },
  { path: "/nguon-tin", word: "place.feeds", icon: "feeds", needs: "feed.read", also: [] },
  { path: "/cong-khai", word: "place.public", icon: "public", needs: null, also: [] },
  { path: "/quan-tri", word: "place.admin", icon: "admin", needs: "account.manage", also: [] },
];

/** How many places the bar of a small screen shows before “more”. */
export const BAR_PLACES = 4;

/** Whether an address is in a place. */
export function isIn(place: Place, address: string): boolean {
  return [place.path, ...place.also].some((path) => address === path || address.startsWith(`${path}/`));
}

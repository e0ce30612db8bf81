import type { FeedState } from "@langnghe/domain";

/** An entry that the feed has not listed for so many listings is forgotten; feeds that rotate rarely take longer. */
const FORGET_AFTER_LISTINGS = 30;

/**
 * What a feed listed before: content hash by document id. Kept as `hash@n` in the feed's state, `n` being the number of
 * the listing that held the entry last, so that the memory stays bounded and never loses what is still listed.
 */
export interface Seen {
  /** Hash under which the document was last published or dismissed; null when it is new. */
  hashOf(document: string): string | null;
  /** Notes that the document is listed now, in this form. */
  note(document: string, hash: string): void;
  /** Notes that it is listed, whatever its form: what was known of it stays. */
  keep(document: string): void;
  /** The memory after this listing. */
  entries(): FeedState["seen"];
}

interface Mark {
  readonly hash: string;
  readonly listing: number;
}

/** Opens the memory for one more listing. */
export function openSeen(stored: FeedState["seen"]): Seen {
  const marks = new Map(Object.entries(stored).map(([document, text]) => [document, markOf(text)]));
  const listing = 1 + [...marks.values()].reduce((latest, mark) => Math.max(latest, mark.listing), 0);
  return {
    hashOf: (document) => marks.get(document)?.hash ?? null,
    note(document, hash) {
      marks.set(document, { hash, listing });
    },
    keep(document) {
      const mark = marks.get(document);
      if (mark !== undefined) marks.set(document, { ...mark, listing });
    },
    entries() {
      const kept = [...marks].filter(([, mark]) => listing - mark.listing < FORGET_AFTER_LISTINGS);
      return Object.fromEntries(kept.map(([document, mark]) => [document, `${mark.hash}@${mark.listing}`]));
    },
  };
}

function markOf(text: string): Mark {
  const [hash = "", listing = "0"] = text.split("@");
  return { hash, listing: Number(listing) || 0 };
}

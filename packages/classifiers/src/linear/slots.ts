/** Distinct feature slots of one text. Adding one twice changes nothing. */
export interface SlotSet {
  clear(): void;
  add(hash: number): void;
  readonly size: number;
  /** The slots added so far, overwritten after `clear`. */
  readonly slots: Uint32Array;
}

/** A slot set over `buckets` (a power of two) with room for `limit` slots; further ones are left out. */
export function slotSet(buckets: number, limit: number): SlotSet {
  const seen = new Uint32Array(buckets);
  const slots = new Uint32Array(limit);
  let generation = 0;
  let size = 0;
  return {
    clear() {
      generation++;
      size = 0;
    },
    add(hash) {
      const slot = (hash ^ (hash >>> 16)) & (buckets - 1);
      if (seen[slot] === generation || size >= limit) return;
      seen[slot] = generation;
      slots[size++] = slot;
    },
    get size() {
      return size;
    },
    slots,
  };
}

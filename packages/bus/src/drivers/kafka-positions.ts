/**
 * Where a group stands in one partition: what was delivered, what of it has not settled, and which position may be
 * committed. Made anew whenever the group hands the partition out again.
 */
export interface PartitionPosition {
  deliver(offset: number): void;
  /** False when the offset had settled before. */
  settle(offset: number): boolean;
  unsettled(): number;
  /** The position to commit, the lowest offset that has not settled, when it is not committed yet; else null. */
  moved(): number | null;
  committed(position: number): void;
}

/** `start` is the first offset that will be delivered. It counts as not committed: that is how the group becomes known. */
export function partitionPosition(start: number): PartitionPosition {
  let next = start;
  let durable: number | null = null;
  /** In order of delivery, which is the order of offsets: the first is the lowest. */
  const open = new Set<number>();

  return {
    deliver: function deliver(offset) {
      open.add(offset);
      next = offset + 1;
    },
    settle: (offset) => open.delete(offset),
    unsettled: () => open.size,
    moved: function moved() {
      const lowest = open.values().next().value ?? next;
      return lowest === durable ? null : lowest;
    },
    committed: function committed(position) {
      durable = position;
    },
  };
}

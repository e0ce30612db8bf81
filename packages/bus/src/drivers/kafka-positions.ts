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

/** Where a group stands in all the partitions that this member has. */
export interface GroupPositions {
  /** A partition's position; `start` counts when it is new. */
  of(partition: number, start: number): PartitionPosition;
  unsettled(): number;
  /** Positions to commit, by partition. */
  moved(): ReadonlyMap<number, number>;
  committed(positions: ReadonlyMap<number, number>): void;
  /** Forgets everything: the group has handed out its partitions again. */
  reset(): void;
}

export function groupPositions(): GroupPositions {
  const positions = new Map<number, PartitionPosition>();
  return {
    of: function of(partition, start) {
      const known = positions.get(partition) ?? partitionPosition(start);
      positions.set(partition, known);
      return known;
    },
    unsettled: () => [...positions.values()].reduce((sum, position) => sum + position.unsettled(), 0),
    moved: function moved() {
      const found = new Map<number, number>();
      for (const [partition, position] of positions) {
        const at = position.moved();
        if (at !== null) found.set(partition, at);
      }
      return found;
    },
    committed: function committed(done) {
      for (const [partition, position] of done) positions.get(partition)?.committed(position);
    },
    reset: () => positions.clear(),
  };
}

/** Feeds by the time at which they are due, soonest first. A feed stands in it once: pushing it again moves it. */
export interface DueHeap {
  push(id: string, dueAt: number): void;
  /** Takes out the soonest one that is due at `now`. */
  takeDue(now: number): string | null;
  remove(id: string): void;
  /** When the soonest is due; null when it is empty. */
  nextAt(): number | null;
}

interface Item {
  readonly id: string;
  readonly dueAt: number;
}

/** A binary heap; entries that were moved or removed stay in it until they surface. */
export function dueHeap(): DueHeap {
  const heap: Item[] = [];
  const current = new Map<string, number>();
  function isStale(item: Item): boolean {
    return current.get(item.id) !== item.dueAt;
  }
  function top(): Item | undefined {
    while (heap[0] !== undefined && isStale(heap[0])) takeFirst(heap);
    return heap[0];
  }
  return {
    push(id, dueAt) {
      if (current.get(id) === dueAt) return;
      current.set(id, dueAt);
      heap.push({ id, dueAt });
      siftUp(heap, heap.length - 1);
    },
    takeDue(now) {
      const first = top();
      if (first === undefined || first.dueAt > now) return null;
      takeFirst(heap);
      current.delete(first.id);
      return first.id;
    },
    remove: (id) => void current.delete(id),
    nextAt: () => top()?.dueAt ?? null,
  };
}

function takeFirst(heap: Item[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  siftDown(heap);
}

function siftUp(heap: Item[], start: number): void {
  let at = start;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfSooner(heap, at, parent)) return;
    at = parent;
  }
}

function siftDown(heap: Item[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    const child = dueAt(heap, right) < dueAt(heap, left) ? right : left;
    if (!swapIfSooner(heap, child, at)) return;
    at = child;
  }
}

function swapIfSooner(heap: Item[], below: number, above: number): boolean {
  const lower = heap[below];
  const upper = heap[above];
  if (lower === undefined || upper === undefined || lower.dueAt >= upper.dueAt) return false;
  heap[below] = upper;
  heap[above] = lower;
  return true;
}

function dueAt(heap: readonly Item[], at: number): number {
  return heap[at]?.dueAt ?? Number.POSITIVE_INFINITY;
}

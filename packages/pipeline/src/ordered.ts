/**
 * Works on items with one key one after another, in their order, and on up to `concurrency` keys at the same time.
 * Rejects with the first failure after everything that was under way has ended; what had not begun is not begun.
 */
export async function forEachKeyInOrder<T extends { readonly key: string }>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queues = [...groupByKey(items).values()];
  let failed = false;

  async function worker(): Promise<void> {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      for (const item of queue) {
        if (failed) return;
        try {
          await work(item);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }
  }

  const workers = Array.from({ length: Math.min(concurrency, queues.length) }, worker);
  const failure = (await Promise.allSettled(workers)).find((result) => result.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}

function groupByKey<T extends { readonly key: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.key);
    if (group === undefined) groups.set(item.key, [item]);
    else group.push(item);
  }
  return groups;
}

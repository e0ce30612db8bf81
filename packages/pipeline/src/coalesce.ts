/**
 * Turns a function for many into one for each: calls made before the event loop turns are joined into one call, so that
 * a step that handles one item still writes its batch in one transaction. If the call fails, each of its callers fails.
 */
export function coalesce<I, O>(many: (items: readonly I[]) => Promise<readonly O[]>, largest: number): (item: I) => Promise<O> {
  let waiting: { item: I; resolve: (value: O) => void; reject: (error: unknown) => void }[] = [];
  let scheduled = false;

  async function flush(): Promise<void> {
    scheduled = false;
    const calls = waiting;
    waiting = [];
    for (let from = 0; from < calls.length; from += largest) await callMany(calls.slice(from, from + largest));
  }

  async function callMany(calls: typeof waiting): Promise<void> {
    try {
      const results = await many(calls.map((call) => call.item));
      for (const [index, call] of calls.entries()) {
        const result = results[index];
        if (index < results.length && result !== undefined) call.resolve(result);
        else call.reject(new RangeError(`${calls.length} items were given, ${results.length} results came back`));
      }
    } catch (error) {
      for (const call of calls) call.reject(error);
    }
  }

  return function one(item) {
    return new Promise<O>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      setImmediate(flush);
    });
  };
}

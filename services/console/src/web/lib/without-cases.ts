interface CaseList {
  readonly items: readonly { readonly id: string; readonly state: string }[];
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** A list as it will be when some of its cases have moved on: they are gone, and the counts follow. */
export function withoutCases<T extends CaseList>(list: T, ids: ReadonlySet<string>): T {
  const gone = list.items.filter(({ id }) => ids.has(id));
  const counts = { ...list.counts };
  for (const { state } of gone) counts[state] = Math.max(0, (counts[state] ?? 0) - 1);
  return { ...list, items: list.items.filter(({ id }) => !ids.has(id)), total: list.total - gone.length, counts };
}

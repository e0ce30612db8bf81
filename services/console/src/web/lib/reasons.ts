/** A counted reason: which service and step decided, where the key says so. */
interface CountedReason {
  readonly service: string | null;
  readonly step: string | null;
  readonly reason: string;
}

/** Reads `service.step:reason`, `service:reason` or a bare reason. */
export function parseReason(key: string): CountedReason {
  const match = /^([^.:]+)(?:\.([^:]+))?:(.+)$/u.exec(key);
  return { service: match?.[1] ?? null, step: match?.[2] ?? null, reason: match?.[3] ?? key };
}

/** Splits off the entries that a feed merely listed again: they are no loss, and would drown what was dropped. */
export function splitUnchanged(dropped: Readonly<Record<string, number>>): {
  readonly unchanged: number;
  readonly rest: Readonly<Record<string, number>>;
} {
  const isUnchanged = (key: string): boolean => parseReason(key).reason === "unchanged";
  const entries = Object.entries(dropped);
  return {
    unchanged: entries.filter(([key]) => isUnchanged(key)).reduce((sum, [, count]) => sum + count, 0),
    rest: Object.fromEntries(entries.filter(([key]) => !isUnchanged(key))),
  };
}

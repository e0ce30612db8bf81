/** A counted reason: which service and step decided, where the key says so. */
interface CountedReason {
  readonly service: string | null;
  readonly step: string | null;
  readonly reason: string;
}

/** Reads `service.step:reason`, or a bare reason. */
export function parseReason(key: string): CountedReason {
  const match = /^([^.:]+)\.([^:]+):(.+)$/u.exec(key);
  return { service: match?.[1] ?? null, step: match?.[2] ?? null, reason: match?.[3] ?? key };
}

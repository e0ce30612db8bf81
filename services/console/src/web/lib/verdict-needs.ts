interface EvidenceLike {
  readonly primary: boolean;
  readonly archive: unknown;
}

/** What every verdict needs, in the order of the work. */
export const VERDICT_NEEDS = ["primary", "archive", "reason", "uncertainty"] as const;
type VerdictNeed = (typeof VERDICT_NEEDS)[number];

/** Which of a verdict's four needs are met, as the server will judge them (RIGHTS rule 5). */
export function verdictNeeds(
  evidence: readonly EvidenceLike[],
  reason: string,
  uncertainty: string,
): Readonly<Record<VerdictNeed, boolean>> {
  const primary = evidence.filter((item) => item.primary);
  return {
    primary: primary.length > 0,
    archive: primary.some((item) => item.archive !== null),
    reason: reason.trim() !== "",
    uncertainty: uncertainty.trim() !== "",
  };
}

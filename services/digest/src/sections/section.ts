import type { DigestSection, DigestSeries } from "@langnghe/domain";
import type { DigestDeps, Span } from "../deps.ts";

/** What each section is written from. */
export interface SectionInput {
  readonly deps: DigestDeps;
  readonly series: DigestSeries;
  readonly span: Span;
  /** The span of the same length before, for comparison. */
  readonly before: Span;
}

/** Writes one section; an empty one is left out of the digest. */
export type WriteSection = (input: SectionInput) => Promise<DigestSection>;

import type { ClassifiedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { NearDuplicate } from "@langnghe/store";
import type { IndexerDeps } from "../deps.ts";
import { recentSignatures } from "./recent-signatures.ts";

/** Estimated share of common five-syllable runs from which two texts report the same thing: a reprint with cuts keeps half. */
const SAME_STORY = 0.45;
/** Candidates looked at for one document; beyond that it is boilerplate that everybody prints. */
const MOST_CANDIDATES = 50;
/** Feedback about one thing is many people, not one story printed many times: only word-for-word repeats are joined. */
const SAME_FEEDBACK = 0.9;

export interface WithStory {
  readonly document: ClassifiedDocument;
  readonly story: string;
  readonly bands: readonly string[];
}

/** Finds the story of a near-duplicate, or begins one. */
export function findStory(
  deps: Pick<IndexerDeps, "documents" | "bandsOf" | "similarity">,
): Step<ClassifiedDocument, WithStory> {
  const recent = recentSignatures();
  return async function findStory(document) {
    const bands = document.signature.length === 0 ? [] : deps.bandsOf(document.signature);
    const stored = bands.length === 0 ? [] : await deps.documents.nearDuplicates(bands, MOST_CANDIDATES);
    const wanted = document.channel === "feedback" ? SAME_FEEDBACK : SAME_STORY;
    // Between here and `remember` nothing waits, so that two like documents of one batch cannot miss each other.
    const candidates = [...stored, ...recent.sharing(bands)].filter((candidate) => candidate.id !== document.id);
    const story = closest(document, candidates, { ...deps, wanted }) ?? document.id;
    recent.remember(bands, { id: document.id, story, signature: document.signature });
    return next({ document, story, bands });
  };
}

function closest(
  document: ClassifiedDocument,
  candidates: readonly NearDuplicate[],
  { similarity, wanted }: Pick<IndexerDeps, "similarity"> & { readonly wanted: number },
): string | null {
  let best: { readonly story: string; readonly likeness: number } | null = null;
  for (const candidate of candidates) {
    const likeness = similarity(document.signature, candidate.signature);
    if (likeness >= wanted && (best === null || likeness > best.likeness)) best = { story: candidate.story, likeness };
  }
  return best?.story ?? null;
}

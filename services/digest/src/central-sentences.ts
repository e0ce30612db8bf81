import { fold, tokenize } from "@langnghe/domain";

/** A sentence word for word as it stands in a document. */
export interface CentralSentence {
  readonly text: string;
  readonly document: string;
}

interface Text {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** Sentences that are suggested for review are not quoted: a digest must not carry an unverified claim as news. */
  readonly claims: readonly { readonly text: string; readonly flag: boolean }[];
}

/** Shorter is a heading or a fragment; longer does not belong in a short digest. Words, that is syllables in Vietnamese. */
const LEAST_WORDS = 8;
const MOST_WORDS = 60;
/** Sentences of an article looked at: what matters stands early. */
const LOOKED_AT = 12;
/** How much less each later sentence weighs. */
const LATER_WEIGHS_LESS = 0.06;
/** Two sentences that share more of their words than this say the same. */
const SAME_CONTENT = 0.6;

/**
 * Picks the sentences that say most of what a group of documents has in common: the words of each are weighed by how many
 * of the documents use them. At most one a document, none twice in other words. Extractive: nothing is reworded.
 */
export function centralSentences(
  documents: readonly Text[],
  sentences: (text: string, language: string) => readonly string[],
  wanted: number,
): CentralSentence[] {
  const weights = documentFrequencies(documents);
  const best = documents.flatMap((document) => bestOf(document, sentences, weights));
  const picked: (CentralSentence & { readonly words: ReadonlySet<string> })[] = [];
  for (const candidate of best.sort((a, b) => b.score - a.score)) {
    if (picked.length >= wanted) break;
    if (!picked.some((other) => overlap(other.words, candidate.words) > SAME_CONTENT)) picked.push(candidate);
  }
  return picked.map(({ text, document }) => ({ text, document }));
}

function bestOf(
  document: Text,
  sentences: (text: string, language: string) => readonly string[],
  weights: ReadonlyMap<string, number>,
) {
  let best: { text: string; document: string; score: number; words: Set<string> } | null = null;
  for (const [index, text] of sentences(document.text, document.language).slice(0, LOOKED_AT).entries()) {
    if (document.claims.some((claim) => claim.flag && claim.text === text)) continue;
    const words = wordsOf(text);
    if (words.length < LEAST_WORDS || words.length > MOST_WORDS) continue;
    const sum = words.reduce((total, word) => total + (weights.get(word) ?? 0), 0);
    const score = (sum / words.length) * (1 - LATER_WEIGHS_LESS * index);
    if (best === null || score > best.score) best = { text, document: document.id, score, words: new Set(words) };
  }
  return best === null ? [] : [best];
}

function documentFrequencies(documents: readonly Text[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of documents) {
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function wordsOf(text: string): string[] {
  return tokenize(fold(text)).map((token) => token.text);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / Math.max(1, Math.min(a.size, b.size));
}
